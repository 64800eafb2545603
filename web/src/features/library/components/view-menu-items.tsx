import { MenuItem } from "@/components/ui/menu-items";

export default function ViewMenuItems({
  onRename,
  onDelete,
}: {
  onRename: () => void;
  onDelete: () => void;
}) {
  return (
    <>
      <MenuItem onSelect={onRename}>Rename</MenuItem>
      <MenuItem isDangerous onSelect={onDelete}>
        Delete
      </MenuItem>
    </>
  );
}
