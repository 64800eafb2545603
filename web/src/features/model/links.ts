import { hubAddress } from "@/lib/models/hub-address";

/** A link as it is shown: where it leads in few words. */
export interface ShownLink {
  href: string;
  label: string;
}

/** The Hub's page first, then the links of the record; only addresses of the web, each once. */
export function linksOf(hubId: string | null | undefined, links: readonly string[]): ShownLink[] {
  const hub = hubId == null ? [] : [{ href: hubAddress(hubId), label: hubId }];
  const others = links
    .filter((link) => hubId == null || trimmed(link) !== trimmed(hubAddress(hubId)))
    .map(shown)
    .filter((link) => link !== null);
  return [...hub, ...others];
}

function shown(link: string): ShownLink | null {
  const address = URL.parse(link);
  if (address === null || !["http:", "https:"].includes(address.protocol)) return null;
  const paper = /^\/(?:abs|pdf)\/([\w.-]+?)(?:\.pdf)?$/.exec(address.pathname)?.[1];
  const host = address.hostname.replace(/^www\./, "");
  if (host === "arxiv.org" && paper !== undefined) return { href: address.href, label: `arXiv ${paper}` };
  return { href: address.href, label: trimmed(host + address.pathname) };
}

function trimmed(text: string): string {
  return text.replace(/\/+$/, "");
}
