import { Facets } from "./facets";
import { Views } from "./views";

interface SideProps {
  workspace: number | null;
  q: string;
  onAsk: (q: string) => void;
  /** What the counts are of, where that is not the whole of `q`, and how a group that is pressed is asked for. */
  counted?: { q: string; onAsk: (q: string) => void } | undefined;
}

/** The left column: views, and what the list can be narrowed by. */
export default function Side({ counted, ...props }: SideProps) {
  return (
    <aside
      aria-label="Filters"
      className="hidden w-60 shrink-0 quiet-scroll overflow-y-auto border-r px-2 pt-3 lg:block"
    >
      <Views {...props} />
      <Facets {...props} {...counted} />
    </aside>
  );
}
