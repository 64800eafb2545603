import { Facets } from "./facets";
import { Views } from "./views";

interface SideProps {
  workspace: number | null;
  q: string;
  onAsk: (q: string) => void;
}

/** The left column: views, and what the list can be narrowed by. */
export default function Side(props: SideProps) {
  return (
    <aside
      aria-label="Filters"
      className="hidden w-60 shrink-0 quiet-scroll overflow-y-auto border-r px-2 pt-3 lg:block"
    >
      <Views {...props} />
      <Facets {...props} />
    </aside>
  );
}
