import { MenuItem, MenuLabel } from "@/components/ui/menu-items";
import type { Workspace } from "@/lib/api/types";

export default function MoveItems({
  workspaces,
  onMove,
}: {
  workspaces: Workspace[];
  onMove: (id: number) => void;
}) {
  return (
    <>
      <MenuLabel>Move to</MenuLabel>
      {workspaces.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => onMove(id)}>
          {name}
        </MenuItem>
      ))}
    </>
  );
}
