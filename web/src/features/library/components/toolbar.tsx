import { Bookmark, Columns3, LayoutGrid, Rows3, SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button, buttonClass, IconButton } from "@/components/ui/button";
import { MenuButton } from "@/components/ui/menu-button";
import { PopoverButton } from "@/components/ui/popover-button";
import { counted } from "@/lib/format";
import { isAtLeast, useWorkspace } from "@/lib/workspaces/workspaces";
import type { Look } from "../address";
import type { ColumnLayout } from "../columns/use-layout";
import { conditionsOf } from "../query/terms";

const Chips = lazy(() => import("./chips"));
const ColumnsPanel = lazy(() => import("./columns-panel"));
const SortItems = lazy(() => import("./sort-items"));
const SaveView = lazy(() => import("./save-view"));
const FacetsSheet = lazy(() => import("./facets-sheet"));

interface ToolbarProps {
  workspace: number | null;
  q: string;
  total: number | undefined;
  look: Look;
  columns: ColumnLayout;
  onAsk: (q: string) => void;
  onShow: (look: Look) => void;
}

/** How many there are, what narrows them, and how they are shown. */
export function Toolbar({ workspace, q, total, look, columns, onAsk, onShow }: ToolbarProps) {
  const [isNarrowing, setIsNarrowing] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const mayWrite = isAtLeast(useWorkspace()?.role, "editor");
  const filters = conditionsOf(q).filter(({ field }) => field !== "sort").length;
  return (
    <div className="flex min-h-11 items-center gap-2 border-b px-3 py-1.5 sm:px-4">
      <Button size="small" className="lg:hidden" onClick={() => setIsNarrowing(true)}>
        <SlidersHorizontal aria-hidden className="size-4" />
        Filters{filters > 0 && ` (${filters})`}
      </Button>
      <p role="status" className="shrink-0 text-sm text-muted tabular">
        {total === undefined ? "\u00a0" : counted(total, "model")}
      </p>
      <ul aria-label="Filters in use" className="hidden min-w-0 flex-1 flex-wrap items-center gap-1 sm:flex">
        <Suspense>{filters > 0 && <Chips q={q} onAsk={onAsk} />}</Suspense>
        {q !== "" && mayWrite && (
          <li>
            <Button look="quiet" size="small" onClick={() => setIsSaving(true)}>
              <Bookmark aria-hidden className="size-3.5" />
              Save view
            </Button>
          </li>
        )}
      </ul>
      <div className="ml-auto flex shrink-0 items-center gap-0.5">
        {look === "cards" && (
          <MenuButton
            items={<SortItems q={q} onAsk={onAsk} />}
            align="end"
            className={buttonClass({ look: "quiet", size: "small" })}
          >
            Sort
          </MenuButton>
        )}
        {look === "table" && (
          <PopoverButton
            label="Columns"
            title="Columns"
            align="end"
            panelClassName="w-64 p-2"
            content={() => <ColumnsPanel columns={columns} />}
            className={`${buttonClass({ look: "quiet", size: "icon" })} hidden md:inline-flex`}
          >
            <Columns3 aria-hidden className="size-4" />
          </PopoverButton>
        )}
        <span className="hidden md:flex">
          <IconButton label="Show as a table" aria-pressed={look === "table"} onClick={() => onShow("table")}>
            <Rows3 aria-hidden className="size-4" />
          </IconButton>
          <IconButton label="Show as cards" aria-pressed={look === "cards"} onClick={() => onShow("cards")}>
            <LayoutGrid aria-hidden className="size-4" />
          </IconButton>
        </span>
      </div>
      <Suspense>
        {isNarrowing && (
          <FacetsSheet
            workspace={workspace}
            q={q}
            total={total}
            onAsk={onAsk}
            onClose={() => setIsNarrowing(false)}
          />
        )}
        {isSaving && <SaveView workspace={workspace} q={q} onClose={() => setIsSaving(false)} />}
      </Suspense>
    </div>
  );
}
