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
  isShown: boolean;
  onByHand: (what: string) => void;
}

/** The box and what is made of its text. */
export function Paste({ capture, workspace, isShown, onByHand }: PasteProps) {
  const [added, setAdded] = useState<Model[]>([]);
  const [isImporting, setIsImporting] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const rested = useDebounced(capture.text, 450);
  // What was pasted is whole at once; what is typed is read when the hand rests.
  const text = capture.text === typed ? rested : capture.text;
  const { candidates, rest } = useMemo(() => {
    const reading = readCandidates(text);
    return { ...reading, candidates: reading.candidates.filter(({ key }) => !capture.done.includes(key)) };
  }, [text, capture.done]);
  const change = (text: string) => {
    setTyped(Math.abs(text.length - capture.text.length) > 1 ? null : text);
    capture.setText(text);
  };

  return (
    <div className="grid grid-cols-1 gap-5">
      <PasteBox
        text={capture.text}
        onChange={change}
        onAppend={capture.append}
        describedBy="capture-summary"
      />
      {added.length > 0 && <Added models={added} workspace={workspace} />}
      {candidates.length > MANY || isImporting ? (
        <Many capture={capture} candidates={candidates} workspace={workspace} onActive={setIsImporting} />
      ) : (
        <Drafts
          capture={capture}
          candidates={candidates}
          rest={rest}
          workspace={workspace}
          isShown={isShown}
          onSaved={(models) => setAdded((before) => [...before, ...models])}
          onByHand={onByHand}
        />
      )}
    </div>
  );
}
