import { CircleDot, Columns2, FolderInput, Heart, Tag, Trash2, X } from "lucide-react";
import { lazy, type ReactNode } from "react";
import { useNavigate } from "react-router";
import StatusChoices from "@/components/status-choices";
import { Button, buttonClass, IconButton } from "@/components/ui/button";
import { MenuButton } from "@/components/ui/menu-button";
import { PopoverButton } from "@/components/ui/popover-button";
import type { BulkAction } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { useMeta } from "@/lib/meta";
import { useBulk } from "@/lib/models/bulk";
import { paths } from "@/lib/paths";
import { useShortcut } from "@/lib/shortcuts";
import { isAtLeast, useWorkspaces } from "@/lib/workspaces/workspaces";
import type { Selection } from "../selection";

const BulkTags = lazy(() => import("./bulk-tags"));
const MoveItems = lazy(() => import("./move-items"));

interface BulkBarProps {
  workspace: number | null;
  q: string;
  total: number;
  selection: Selection;
}

/** The most records that can stand side by side. */
const COMPARED = 8;

/** What can be done with what is chosen. It stands at the thumb on a phone. */
export default function BulkBar({ workspace, q, total, selection }: BulkBarProps) {
  const { mutate, isPending } = useBulk();
  const navigate = useNavigate();
  const most = useMeta()?.limits.bulk_records ?? 10_000;
  const others = useWorkspaces().filter(({ id, is_personal, role }) => {
    const isHere = workspace === null ? is_personal : id === workspace;
    return !isHere && isAtLeast(role, "editor");
  });

  const apply = (change: BulkAction) => {
    // What is chosen by a query is counted again: the server refuses where it is not what was seen.
    const what = selection.isAll ? { query: q, expected: total } : { ids: [...selection.ids] };
    const isGone = change.delete === true || change.move_to != null;
    mutate({ workspace, ...what, change }, { onSuccess: () => isGone && selection.clear() });
  };

  useShortcut("Escape", "Leave what is chosen", "Library", selection.clear);
  useShortcut("Delete", "Move what is chosen to the trash", "Library", () => apply({ delete: true }));

  const canCompare = !selection.isAll && selection.count >= 2 && selection.count <= COMPARED;
  return (
    <div
      role="toolbar"
      aria-label="Actions for what is chosen"
      className="fixed inset-x-2 bottom-2 z-20 mb-[env(safe-area-inset-bottom)] flex animate-appear flex-wrap items-center gap-x-1 gap-y-1 rounded-lg border bg-raised p-1.5 shadow-raised sm:inset-x-auto sm:left-1/2 sm:-translate-x-1/2 sm:flex-nowrap lg:bottom-4"
    >
      <p role="status" className="flex-1 pr-2 pl-2 text-sm whitespace-nowrap tabular sm:flex-none">
        {counted(selection.count, "model")} chosen
        {!selection.isAll && selection.count < total && total <= most && (
          <Button look="link" className="ml-2" onClick={selection.chooseAll}>
            Choose all {total}
          </Button>
        )}
      </p>
      <IconButton label="Leave what is chosen" className="sm:order-last" onClick={selection.clear}>
        <X aria-hidden className="size-4" />
      </IconButton>
      <span aria-hidden className="hidden h-5 w-px bg-line sm:block" />
      <div className="flex w-full justify-between gap-1 sm:w-auto sm:justify-start">
        <MenuButton
          isDisabled={isPending}
          items={<StatusChoices status={undefined} onChange={(status) => apply({ status })} />}
          className={action}
        >
          <Label icon={<CircleDot aria-hidden className="size-4" />}>Status</Label>
        </MenuButton>
        <PopoverButton
          label="Tags"
          isDisabled={isPending}
          className={action}
          content={(close) => <BulkTags workspace={workspace} onApply={apply} onClose={close} />}
        >
          <Label icon={<Tag aria-hidden className="size-4" />}>Tags</Label>
        </PopoverButton>
        <Button look="quiet" disabled={isPending} onClick={() => apply({ favorite: true })}>
          <Label icon={<Heart aria-hidden className="size-4" />}>Favorite</Label>
        </Button>
        {others.length > 0 && (
          <MenuButton
            isDisabled={isPending}
            items={<MoveItems workspaces={others} onMove={(id) => apply({ move_to: id })} />}
            className={action}
          >
            <Label icon={<FolderInput aria-hidden className="size-4" />}>Move</Label>
          </MenuButton>
        )}
        <Button
          look="quiet"
          disabled={!canCompare}
          title={canCompare ? undefined : `Choose 2 to ${COMPARED} models to compare them`}
          onClick={() => void navigate(paths.compare([...selection.ids]))}
        >
          <Label icon={<Columns2 aria-hidden className="size-4" />}>Compare</Label>
        </Button>
        <Button
          look="quiet"
          disabled={isPending}
          onClick={() => apply({ delete: true })}
          className="text-danger"
        >
          <Label icon={<Trash2 aria-hidden className="size-4" />}>Delete</Label>
        </Button>
      </div>
    </div>
  );
}

const action = buttonClass({ look: "quiet" });

/** A picture alone where there is little room, with the word where there is more. */
function Label({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <>
      {icon}
      <span className="sr-only md:not-sr-only">{children}</span>
    </>
  );
}
