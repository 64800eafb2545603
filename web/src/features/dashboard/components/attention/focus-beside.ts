/** Gives the focus to what stands beside a row that is about to go, so that the keyboard stays in the queue. */
export function focusBeside(button: HTMLElement): void {
  const row = button.closest("li");
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  const next =
    beside?.querySelector<HTMLElement>("button") ??
    beside?.querySelector<HTMLElement>("a") ??
    document.getElementById("to-do");
  next?.focus();
}
