import { useMemo, useState } from "react";
import type { Model } from "@/lib/api/types";
import { useDebounced } from "@/lib/use-debounced";
import { readCandidates } from "../reading/candidates";
import type { Capture } from "../reading/use-capture";
import { Added } from "./added";
import { Drafts } from "./drafts";
import { Many } from "./many";
import { PasteBox } from "./paste-box";

/** More than these are not looked at one by one. */
const MANY = 20;

interface PasteProps {
  capture: Capture;
  workspace: number | null;
  onByHand: (what: string) => void;
}

/** The box and what is made of its text. */
export function Paste({ capture, workspace, onByHand }: PasteProps) {
  const [added, setAdded] = useState<Model[]>([]);
  const [pasted, setPasted] = useState(capture.text);
  const rested = useDebounced(capture.text, 450);
  // What was pasted is whole at once; what is typed is read when the hand rests.
  const text = pasted === capture.text ? pasted : rested;
  const { candidates, rest } = useMemo(() => {
    const reading = readCandidates(text);
    return { ...reading, candidates: reading.candidates.filter(({ key }) => !capture.done.includes(key)) };
  }, [text, capture.done]);
  const change = (text: string) => {
    if (Math.abs(text.length - capture.text.length) > 1) setPasted(text);
    capture.setText(text);
  };

  return (
    <div className="grid gap-5">
      <PasteBox
        text={capture.text}
        onChange={change}
        onAppend={capture.append}
        describedBy="capture-summary"
      />
      {added.length > 0 && <Added models={added} workspace={workspace} />}
      {candidates.length > MANY ? (
        <Many capture={capture} candidates={candidates} workspace={workspace} />
      ) : (
        <Drafts
          capture={capture}
          candidates={candidates}
          rest={rest}
          workspace={workspace}
          onSaved={(models) => setAdded((before) => [...before, ...models])}
          onByHand={onByHand}
        />
      )}
    </div>
  );
}
