import { Link } from "react-router";
import type { FoundModel } from "@/lib/api/types";
import { paths } from "@/lib/paths";
import { Hit } from "../components/hit";
import type { CellProps } from "./columns";

/** The name, and below it where the words were found, or who made it. */
export function NameCell({ model }: CellProps) {
  return (
    <span className="block min-w-0 leading-tight">
      <Link
        to={paths.model(model.id)}
        data-model={model.id}
        className="block truncate font-semibold hover:underline"
      >
        <NameOf model={model} />
      </Link>
      <span className="block truncate text-xs text-muted">
        <Below model={model} />
      </span>
    </span>
  );
}

function NameOf({ model }: { model: FoundModel }) {
  const hit = model.snippets?.find(({ field }) => field === "name");
  return hit === undefined ? model.name : <Hit snippet={hit} />;
}

/** Where the words were found, if not in the name; else who made it. */
function Below({ model }: { model: FoundModel }) {
  const elsewhere = model.snippets?.find(
    ({ field }) => field !== "name" && field !== "tags" && field !== "license",
  );
  if (elsewhere === undefined) return model.developer ?? model.hub_id ?? "\u00a0";
  return <Hit snippet={elsewhere} isNamed={elsewhere.field !== "developer"} />;
}
