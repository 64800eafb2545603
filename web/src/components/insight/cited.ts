import "./cited.css";

/**
 * Facts that a page shows say so with `data-fact`: the key of the fact, or several keys parted by spaces. They are found
 * in the page itself, since parts of it that know nothing of statements, and come later, show them.
 */
function factsOf(key: string): HTMLElement[] {
  const quoted = JSON.stringify(key);
  return [...document.querySelectorAll<HTMLElement>(`[data-fact=${quoted}], [data-fact~=${quoted}]`)];
}

/** How long a fact that was gone to stays marked. Unit: milliseconds. */
const HELD_MS = 5_000;

let held: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function mark(key: string | null): void {
  for (const marked of document.querySelectorAll("[data-cited]")) marked.removeAttribute("data-cited");
  if (key === null) return;
  for (const fact of factsOf(key)) fact.setAttribute("data-cited", "");
}

/** Marks the fact that is pointed at; with null, none, or the one that was gone to a moment ago. */
export function pointAtFact(key: string | null): void {
  mark(key ?? held);
}

/** Goes to a fact and marks it for a while. Says whether the page shows it. */
export function goToFact(key: string): boolean {
  const [first] = factsOf(key);
  if (first === undefined) return false;
  for (let at = first.closest("details"); at !== null; at = at.parentElement?.closest("details") ?? null)
    at.open = true;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
  // The page scrolls away below the pointer, which would take the mark away at once.
  held = key;
  mark(key);
  clearTimeout(timer);
  timer = setTimeout(() => {
    held = null;
    mark(null);
  }, HELD_MS);
  return true;
}
