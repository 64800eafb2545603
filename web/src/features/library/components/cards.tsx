import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useState } from "react";
import { useLoadAhead } from "../use-load-ahead";
import { Card } from "./card";
import type { ListProps } from "./table";

/** The height of a card with the gap below it, in pixels. */
const HEIGHT = 140;
/** The least width of a card. */
const WIDTH = 300;

/** The records as cards, as many beside each other as there is room for. */
export default function Cards({
  models,
  total,
  scroll,
  offset,
  selection,
  onEdit,
  onOpen,
  colors,
  onMore,
}: ListProps) {
  const lanes = useLanes(scroll);
  const rows = Math.ceil(models.length / lanes);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroll.current,
    estimateSize: () => HEIGHT,
    overscan: 4,
    initialOffset: offset,
    paddingStart: 12,
    paddingEnd: 12,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  useLoadAhead(((items.at(-1)?.index ?? 0) + 1) * lanes, models.length, onMore);
  return (
    <ul aria-label={`Models: ${total}`} className="relative" style={{ height: virtual.getTotalSize() }}>
      {items.flatMap(({ index, start }) =>
        models
          .slice(index * lanes, (index + 1) * lanes)
          .map((model, lane) => (
            <Card
              key={model.id}
              model={model}
              top={start}
              lane={lane}
              lanes={lanes}
              isChosen={selection.has(model.id)}
              onEdit={onEdit}
              onOpen={onOpen}
              colors={colors}
              onToggle={selection.toggle}
            />
          )),
      )}
    </ul>
  );
}

function useLanes(scroll: ListProps["scroll"]): number {
  const [lanes, setLanes] = useState(1);
  useEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const measure = () => setLanes(Math.max(1, Math.floor((element.clientWidth - 24) / WIDTH)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll]);
  return lanes;
}
