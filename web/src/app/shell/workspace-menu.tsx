import { ChevronsUpDown, Settings2 } from "lucide-react";
import { Link, useNavigate } from "react-router";
import {
  Menu,
  MenuChoice,
  MenuChoices,
  MenuContent,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from "@/components/ui/menu";
import { paths } from "@/lib/paths";
import { useWorkspace, useWorkspaces } from "@/lib/workspaces/workspaces";

/** Which workspace is looked at, and the way to another. */
export function WorkspaceMenu() {
  const workspaces = useWorkspaces();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const choose = (value: string) => {
    const chosen = workspaces.find(({ id }) => String(id) === value);
    if (chosen !== undefined) void navigate(paths.library({ w: chosen.is_personal ? null : chosen.id }));
  };
  return (
    <Menu>
      <MenuTrigger
        aria-label={`Workspace: ${workspace?.name ?? "loading"}`}
        className="flex h-8 min-w-0 items-center gap-1 rounded-md px-2 text-sm hover:bg-hover"
      >
        <span className="max-w-[9rem] truncate">{workspace?.name ?? " "}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
      </MenuTrigger>
      <MenuContent className="w-60">
        <MenuChoices value={String(workspace?.id ?? "")} onValueChange={choose}>
          {workspaces.map(({ id, name, models }) => (
            <MenuChoice key={id} value={String(id)}>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-xs text-muted tabular">{models}</span>
            </MenuChoice>
          ))}
        </MenuChoices>
        <MenuSeparator />
        <MenuItem asChild>
          <Link to={paths.workspaces()}>
            <Settings2 aria-hidden className="size-4" />
            Manage workspaces
          </Link>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
