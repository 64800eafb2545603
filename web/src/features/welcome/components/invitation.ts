/** The code of an invitation in an address: its own, or that of the page one wanted to go to. */
export function invitationIn(search: string): string {
  const params = new URLSearchParams(search);
  return params.get("code") ?? new URLSearchParams(queryOf(params.get("next"))).get("code") ?? "";
}

/** The same address without the code, once the invitation is taken. */
export function withoutInvitation(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("code");
  const next = params.get("next");
  if (next !== null) {
    const rest = new URLSearchParams(queryOf(next));
    rest.delete("code");
    const path = next.split("?")[0] ?? "/";
    params.set("next", rest.size === 0 ? path : `${path}?${rest}`);
  }
  return params.size === 0 ? "" : `?${params}`;
}

function queryOf(address: string | null): string {
  const at = address?.indexOf("?") ?? -1;
  return address === null || at < 0 ? "" : address.slice(at);
}
