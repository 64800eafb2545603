import { useId } from "react";
import { CopyButton } from "@/components/copy-button";
import { Input } from "@/components/ui/input";

/** A secret that is shown this once: to be copied whole. */
export function Secret({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          readOnly
          value={value}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          className="flex-1 font-mono"
        />
        <CopyButton text={value} size="field" />
      </div>
    </div>
  );
}
