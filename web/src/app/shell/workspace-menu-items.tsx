import { Settings2 } from "lucide-react";
import { Link, useNavigate } from "react-router";
import { MenuChoice, MenuChoices, MenuItem, MenuSeparator } from "@/components/ui/menu-items";
import { paths } from "@/lib/paths";
import { useWorkspace, useWorkspaces } from "@/lib/workspaces/workspaces";

/** The workspaces to choose from. */
export default function WorkspaceMenuItems() {
  const workspaces = useWorkspaces();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const choose = (value: string) => {
    const chosen = workspaces.find(({ id }) => String(id) === value);
    if (chosen !== undefined) void navigate(paths.library({ w: chosen.is_personal ? null : chosen.id }));
  };
  return (
    <>
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
    </>
  );
}
