import { X } from "lucide-react";
import { Fragment, useId, useState } from "react";
import { Link } from "react-router";
import { Avatar } from "@/components/avatar";
import { IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { Model } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { rowsOf } from "./rows";

const label =
  "sticky left-0 z-10 w-32 min-w-32 bg-canvas pr-3 text-left align-top text-sm font-normal sm:w-44 sm:min-w-44";

/** Models beside each other, a fact in each line. */
export function Comparison({
  models,
  onRemove,
}: {
  models: readonly Model[];
  onRemove: (id: number) => void;
}) {
  const [isShort, setIsShort] = useState(false);
  const id = useId();
  const groups = rowsOf(models);
  const differing = groups.flatMap(({ rows }) => rows).filter(({ differs }) => differs).length;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <label htmlFor={id} className="flex min-h-8 items-center gap-2">
          <Checkbox id={id} checked={isShort} onChange={(event) => setIsShort(event.target.checked)} />
          Only what differs
        </label>
        <span className="text-muted" role="status">
          They differ in {counted(differing, "fact")}, marked with <Differs />
        </span>
      </div>
      <div
        role="region"
        aria-label="Comparison"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
        tabIndex={0}
        className="quiet-scroll overflow-x-auto"
      >
        <table className="border-separate border-spacing-0 text-sm">
          <thead>
            <tr>
              <td className={label} />
              {models.map((model) => (
                <th
                  key={model.id}
                  scope="col"
                  className="w-64 min-w-44 border-b px-3 pb-3 text-left align-top font-normal sm:min-w-52"
                >
                  <div className="flex items-start gap-2">
                    <Avatar name={model.developer ?? model.name} />
                    <Link
                      to={paths.model(model.id)}
                      className="min-w-0 flex-1 rounded-sm pt-0.5 font-semibold wrap-anywhere underline-offset-2 hover:underline"
                    >
                      {model.name}
                    </Link>
                    <IconButton
                      label={`Take ${model.name} out of the comparison`}
                      size="tiny"
                      onClick={() => onRemove(model.id)}
                    >
                      <X aria-hidden className="size-4" />
                    </IconButton>
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ title, rows }) => {
              const shown = rows.filter(({ differs }) => differs || !isShort);
              if (shown.length === 0) return null;
              return (
                <Fragment key={title}>
                  <tr>
                    <th scope="rowgroup" className={cn(label, "pt-5 pb-1 font-semibold")}>
                      {title}
                    </th>
                    <td colSpan={models.length} />
                  </tr>
                  {shown.map((row) => (
                    <tr key={row.label}>
                      <th scope="row" className={cn(label, "border-b py-1.5 text-muted")}>
                        <span className="flex items-baseline justify-between gap-2">
                          {row.label}
                          {row.differs && <Differs />}
                        </span>
                      </th>
                      {row.cells.map((cell, at) => (
                        <td
                          key={models[at]?.id}
                          className={cn(
                            "border-b px-3 py-1.5 align-top wrap-anywhere tabular",
                            cell === null && "text-faint",
                          )}
                        >
                          {cell ?? <span aria-label="not known">—</span>}
                        </td>
                      ))}
                    </tr>
                  ))}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The sign of a line in which the models are not alike. */
function Differs() {
  return (
    <span className="text-accent" title="They differ in this">
      <span aria-hidden>≠</span>
      <span className="sr-only">(differs)</span>
    </span>
  );
}
