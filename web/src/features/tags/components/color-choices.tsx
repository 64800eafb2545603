import { Circle } from "lucide-react";
import { MenuChoice, MenuChoices } from "@/components/ui/menu-items";
import { TAG_COLORS } from "./colors";

/** The colours to choose from, inside a menu. */
export default function ColorChoices({
  color,
  onChange,
}: {
  color: string | null;
  onChange: (color: string | null) => void;
}) {
  return (
    <MenuChoices value={color ?? ""} onValueChange={(value) => onChange(value === "" ? null : value)}>
      <MenuChoice value="">
        <Circle aria-hidden className="size-3 text-control" />
        No color
      </MenuChoice>
      {TAG_COLORS.map(({ name, value }) => (
        <MenuChoice key={value} value={value}>
          <span aria-hidden className="size-3 rounded-full" style={{ background: value }} />
          {name}
        </MenuChoice>
      ))}
    </MenuChoices>
  );
}
