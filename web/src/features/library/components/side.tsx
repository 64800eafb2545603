import { parted } from "../query/parted";
import { Facets } from "./facets";
import { Views } from "./views";

interface SideProps {
  workspace: number | null;
  q: string;
  onAsk: (q: string) => void;
  /** Whether the words of the query are meant rather than looked for. */
  isMeant: boolean;
}

/** The left column: views, and what the list can be narrowed by. */
export default function Side({ isMeant, ...props }: SideProps) {
  return (
    <aside
      aria-label="Filters"
      className="hidden w-60 shrink-0 quiet-scroll overflow-y-auto border-r px-2 pt-3 lg:block"
    >
      <Views {...props} />
      <Facets {...props} {...(isMeant && narrowing(props))} />
    </aside>
  );
}

/** What is meant is found by more than its words: the groups count what the rest of the query narrows. */
function narrowing({ q, onAsk }: Pick<SideProps, "q" | "onAsk">) {
  const { words, conditions } = parted(q);
  return { q: conditions, onAsk: (text: string) => onAsk(`${words} ${text}`.trim()) };
}
