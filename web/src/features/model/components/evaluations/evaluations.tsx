import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { HubFacts } from "@/lib/api/types";
import { counted } from "@/lib/format";
import { Part } from "../part";
import { benchmarksOf, type Bar } from "./groups";

/** Where more datasets than these were measured, the others are shown when they are asked for. */
const SHOWN = 8;

/** Results as the card or others report them; nobody checked them. */
export default function Evaluations({ of }: { of: HubFacts["evaluations"] }) {
  const [isWhole, setIsWhole] = useState(false);
  const all = benchmarksOf(of);
  const shown = isWhole ? all : all.slice(0, SHOWN);
  return (
    <Part title="Reported results">
      <ul className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        {shown.map(({ name, bars }) => (
          <li key={name} className="min-w-0">
            <h3 className="text-sm font-semibold wrap-anywhere">{name}</h3>
            <ul>
              {bars.map((bar, index) => (
                <Line key={index} bar={bar} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {shown.length < all.length && (
        <Button size="small" className="mt-4" onClick={() => setIsWhole(true)}>
          Show {counted(all.length - shown.length, "more dataset")}
        </Button>
      )}
    </Part>
  );
}

function Line({ bar: { metric, text, reported, reach, task, source } }: { bar: Bar }) {
  const small = [task, source].filter((each) => each !== null).join(", ");
  return (
    <li className="py-1 text-sm">
      <span className="flex items-baseline gap-3">
        <span className="mr-auto min-w-0 wrap-anywhere text-muted">{metric}</span>
        <span className="tabular" title={reported === null ? undefined : `Reported as ${reported}`}>
          {text}
        </span>
      </span>
      {reach !== null && (
        <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-line">
          <span
            className="block h-full rounded-full bg-accent"
            style={{ width: `${Math.min(1, reach) * 100}%` }}
          />
        </span>
      )}
      {small !== "" && <span className="mt-0.5 block text-xs wrap-anywhere text-faint">{small}</span>}
    </li>
  );
}
