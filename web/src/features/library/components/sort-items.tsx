import { MenuChoice, MenuChoices } from "@/components/ui/menu-items";
import { sorted, sortOf } from "../query/edits";

const ORDERS = [
  ["", "As they fit best"],
  ["-added", "Newest first"],
  ["-updated", "Changed last"],
  ["name", "By name"],
  ["-params", "Largest first"],
  ["params", "Smallest first"],
  ["-rating", "Best rated"],
  ["-since", "Status changed last"],
] as const;

/** The orders that are asked for most; every other can be written as `sort:`. */
export default function SortItems({ q, onAsk }: { q: string; onAsk: (q: string) => void }) {
  const sort = sortOf(q);
  const value = sort === null ? "" : `${sort.isDescending ? "-" : ""}${sort.field}`;
  const choose = (order: string) => {
    const isDescending = order.startsWith("-");
    onAsk(sorted(q, order === "" ? null : { field: order.slice(isDescending ? 1 : 0), isDescending }));
  };
  return (
    <MenuChoices value={value} onValueChange={choose}>
      {ORDERS.map(([order, label]) => (
        <MenuChoice key={order} value={order}>
          {label}
        </MenuChoice>
      ))}
    </MenuChoices>
  );
}
