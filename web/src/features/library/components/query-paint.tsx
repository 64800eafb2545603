import { termsOf } from "../query/terms";

/**
 * The paint behind the text of the search box, letter for letter the same text in no colour: a chip behind each
 * field, and a wavy line from the column at which the server stopped reading.
 */
export function QueryPaint({
  text,
  column,
  scroll,
}: {
  text: string;
  column: number | null;
  scroll: number;
}) {
  const wrongFrom = column === null ? null : offsetOf(text, column);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-0 query-text"
      style={{ transform: `translateX(${-scroll}px)` }}
    >
      {piecesOf(text, wrongFrom).map(({ part, kind }, index) => (
        <span key={index} className={kind}>
          {part}
        </span>
      ))}
    </div>
  );
}

interface Piece {
  part: string;
  kind: string | undefined;
}

const CHIP = "query-chip";
const WRONG = "query-wrong";

function piecesOf(text: string, wrongFrom: number | null): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, kind: string | undefined) => {
    if (end > at) pieces.push({ part: text.slice(at, end), kind });
    at = Math.max(at, end);
  };
  for (const term of termsOf(text)) {
    add(term.start, undefined);
    const isWrong = wrongFrom !== null && wrongFrom >= term.start && wrongFrom < term.end;
    if (isWrong) add(wrongFrom, undefined);
    add(term.end, isWrong ? WRONG : term.field === null ? undefined : CHIP);
  }
  if (wrongFrom !== null && wrongFrom >= text.length) pieces.push({ part: "\u00a0\u00a0", kind: WRONG });
  return pieces;
}

/** Columns count characters from 1, as people do; strings count in halves of some. */
function offsetOf(text: string, column: number): number {
  return Array.from(text)
    .slice(0, column - 1)
    .join("").length;
}
