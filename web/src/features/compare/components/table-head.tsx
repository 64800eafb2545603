import { X } from "lucide-react";
import { Link } from "react-router";
import { Avatar } from "@/components/avatar";
import { IconButton } from "@/components/ui/button";
import type { Comparison } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { paths } from "@/lib/paths";
import { FIRST } from "./first-column";

interface TableHeadProps {
  models: Comparison["models"];
  onRemove: (id: number) => void;
}

/** What the compared models are called; it stays where the table scrolls below it. */
export function TableHead({ models, onRemove }: TableHeadProps) {
  return (
    <thead>
      <tr>
        <td className={cn(FIRST, "top-0 z-30 border-b bg-canvas")} />
        {models.map(({ id, name, developer }) => (
          <th
            key={id}
            scope="col"
            className="sticky top-0 z-20 w-64 min-w-44 border-b bg-canvas px-3 pt-1 pb-2 text-left align-top font-normal sm:min-w-52"
          >
            <div className="flex items-start gap-2">
              <Avatar name={developer ?? name} />
              <span className="min-w-0 flex-1 pt-0.5">
                <Link
                  to={paths.model(id)}
                  className="rounded-sm font-semibold wrap-anywhere underline-offset-2 hover:underline"
                >
                  {name}
                </Link>
                {developer !== null && <span className="block truncate text-xs text-muted">{developer}</span>}
              </span>
              <IconButton
                label={`Take ${name} out of the comparison`}
                size="tiny"
                onClick={() => onRemove(id)}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            </div>
          </th>
        ))}
      </tr>
    </thead>
  );
}
