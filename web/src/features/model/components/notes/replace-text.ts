import type { Written } from "../../notes/marks";

/** Puts a changed text into a field as if it had been typed, so that the browser's undo takes it back. */
export function replaceText(field: HTMLTextAreaElement, { text, from, to }: Written): void {
  const before = field.value;
  const shortest = Math.min(before.length, text.length);
  let start = 0;
  while (start < shortest && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  field.focus();
  field.setSelectionRange(start, before.length - end);
  const inserted = text.slice(start, text.length - end);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the field's own history of changes
  if (!document.execCommand(inserted === "" ? "delete" : "insertText", false, inserted)) {
    field.setRangeText(inserted);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(from, to);
}
