import { ChevronsUpDown } from "lucide-react";
import { lazy } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import { useWorkspace } from "@/lib/workspaces/workspaces";

const Items = lazy(() => import("./workspace-menu-items"));

/** Which workspace is looked at, and the way to another. */
export function WorkspaceMenu() {
  const workspace = useWorkspace();
  return (
    <MenuButton
      label={`Workspace: ${workspace?.name ?? "loading"}`}
      items={<Items />}
      panelClassName="w-60"
      className="flex h-8 min-w-0 items-center gap-1 rounded-md px-2 text-sm hover:bg-hover"
    >
      <span className="max-w-[9rem] truncate">{workspace?.name ?? "\u00a0"}</span>
      <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
    </MenuButton>
  );
}
