import { Search, Star } from "lucide-react";
import { StatusIcon } from "@/components/status-icon";
import { TagChip } from "@/components/tag-chip";
import type { Status } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { STATUS_LABELS } from "@/lib/labels";

interface Row {
  name: string;
  developer: string;
  size: string;
  license: string;
  status: Status;
  tags: string[];
  stars: number;
}

const ROWS: Row[] = [
  row("Mistral-7B-v0.1", "mistralai", "7.2 B", "Apache 2.0", "using", ["summaries"], 5),
  row("bge-m3", "BAAI", "568 M", "MIT", "using", ["search", "rag"], 4),
  row("whisper-large-v3", "openai", "1.5 B", "Apache 2.0", "tried", ["speech"], 4),
  row("Qwen2.5-Coder-7B", "Qwen", "7.6 B", "Apache 2.0", "studying", ["code"], 4),
  row("phi-4-mini", "microsoft", "3.8 B", "MIT", "tried", ["chat"], 3),
  row("deberta-v3-base", "microsoft", "184 M", "MIT", "archived", ["classifier"], 2),
  row("SmolLM3-3B", "HuggingFaceTB", "3.1 B", "Apache 2.0", "wishlist", [], 0),
];

function row(
  name: string,
  developer: string,
  size: string,
  license: string,
  status: Status,
  tags: string[],
  stars: number,
): Row {
  return { name, developer, size, license, status, tags, stars };
}

/** A small library, so that one sees what TrackML is before there is one. */
export default function Showcase() {
  return (
    <div className="sticky top-0 flex h-screen animate-appear flex-col justify-center overflow-hidden py-12 pl-[8%]">
      <div className="max-w-md pr-8">
        <p className="text-2xl font-semibold text-balance">
          Every model you explored, studied, use or plan to use.
        </p>
        <p className="mt-2 text-lg text-muted">
          With its facts from the Hugging Face Hub, what you made of it, and why.
        </p>
      </div>
      <div aria-hidden className="relative mt-10 min-h-0 select-none">
        <div className="w-[56rem] overflow-hidden rounded-lg border bg-surface shadow-raised">
          <div className="flex h-12 items-center gap-3 border-b px-4 text-sm">
            <span className="flex h-8 w-96 items-center gap-2 rounded-md border border-control px-2.5">
              <Search className="size-4 text-faint" />
              <span>
                <b className="font-semibold text-accent">params:</b>&lt;10b{" "}
                <b className="font-semibold text-accent">license:</b>permissive{" "}
                <b className="font-semibold text-accent">sort:</b>-rating
              </span>
            </span>
          </div>
          {ROWS.map((each) => (
            <Line key={each.name} {...each} />
          ))}
        </div>
        <Decision />
      </div>
    </div>
  );
}

function Line({ name, developer, size, license, status, tags, stars }: Row) {
  return (
    <div className="grid h-11 grid-cols-[1.5rem_13rem_6rem_6rem_8rem_9rem_1fr] items-center gap-2 border-b px-4 text-sm last:border-b-0">
      <StatusIcon status={status} />
      <span className="truncate">
        <span className="font-semibold">{name}</span> <span className="text-muted">{developer}</span>
      </span>
      <span className="text-muted">{STATUS_LABELS[status]}</span>
      <span className="pr-4 text-right tabular">{size}</span>
      <span className="truncate text-muted">{license}</span>
      <span className="flex gap-1">
        {tags.map((tag) => (
          <TagChip key={tag} name={tag} />
        ))}
      </span>
      <span className="flex">
        {[1, 2, 3, 4, 5].map((star) => (
          <Star
            key={star}
            className={cn("size-3.5", star <= stars ? "fill-accent text-accent" : "text-line-strong")}
          />
        ))}
      </span>
    </div>
  );
}

/** A line of a journal: the reason is what one comes back for. */
function Decision() {
  return (
    <div className="absolute -bottom-24 left-24 w-80 rounded-lg border bg-raised p-4 text-sm shadow-raised">
      <p className="flex items-center justify-between text-muted">
        Decision <span className="tabular">20 Nov</span>
      </p>
      <p className="mt-1.5 flex items-center gap-2 font-semibold">
        <StatusIcon status="using" />
        Mistral-7B-v0.1 for summaries
      </p>
      <p className="mt-1 text-muted">Half the memory of the others, and no worse on our own 200 reports.</p>
    </div>
  );
}
