import { cn } from "@/lib/class-names";
import { useAi } from "@/lib/meta";

const WAYS = [
  { meaning: false, name: "Words", title: "Find what has these words" },
  { meaning: true, name: "Meaning", title: "Find what is about this, in whatever words" },
];

const NO_MODEL = "Nothing is set up here that computes what texts are about; Settings, AI says how.";

interface SearchByProps {
  isByMeaning: boolean;
  onChange: (isByMeaning: boolean) => void;
}

/** Whether what is written is looked for as it stands, or by what it means. */
export default function SearchBy({ isByMeaning, onChange }: SearchByProps) {
  const cannot = useAi()?.embedding_model === null;
  return (
    <div
      role="group"
      aria-label="Search by"
      className="flex h-9 w-30 shrink-0 items-center gap-0.5 rounded-md border border-line-strong p-0.5 text-xs sm:w-36 sm:text-sm"
    >
      {WAYS.map(({ meaning, name, title }) => {
        const isOn = meaning === isByMeaning;
        // Whoever came by an address that says so can always go back.
        const isOff = meaning && cannot && !isOn;
        return (
          <button
            key={name}
            type="button"
            aria-pressed={isOn}
            aria-disabled={isOff || undefined}
            title={isOff ? NO_MODEL : title}
            onClick={() => !isOff && !isOn && onChange(meaning)}
            className={cn(
              "flex h-full flex-1 items-center justify-center rounded-sm transition-colors",
              isOn ? "bg-selected font-semibold text-ink" : "text-muted",
              isOff ? "cursor-not-allowed! opacity-60" : !isOn && "hover:bg-hover hover:text-ink",
            )}
          >
            {name}
            {isOff && <span className="sr-only">. {NO_MODEL}</span>}
          </button>
        );
      })}
    </div>
  );
}
