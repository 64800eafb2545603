import { useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";

interface AskBoxProps {
  label: string;
  placeholder?: string;
  /** What the button says. */
  action?: string;
  maxChars: number;
  isBusy?: boolean;
  /** Why nothing can be asked now. */
  disabledReason?: string | undefined;
  /** Takes a question; returns whether it was taken, and the box is to be empty again. */
  onAsk: (question: string) => boolean;
  /** Whether it opened at a press on a button, and takes what is typed next. */
  isFocused?: boolean;
}

/** Where a question is written. Enter asks it; Shift and Enter begin another line. */
export function AskBox(props: AskBoxProps) {
  const { label, placeholder, action = "Ask", maxChars, isBusy = false, disabledReason, onAsk } = props;
  const [text, setText] = useState("");
  const isDisabled = disabledReason !== undefined;
  const ask = () => {
    const question = text.trim();
    if (question !== "" && !isBusy && !isDisabled && onAsk(question)) setText("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
      className="flex items-end gap-2"
    >
      <Textarea
        rows={1}
        aria-label={label}
        placeholder={placeholder ?? label}
        maxLength={maxChars}
        value={text}
        disabled={isDisabled}
        title={disabledReason}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- it opened at a press on a button
        autoFocus={props.isFocused}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        className="field-sizing-content max-h-40 min-h-9! resize-none py-1.5!"
      />
      <Button
        type="submit"
        size="field"
        isBusy={isBusy}
        disabled={isDisabled || text.trim() === ""}
        title={disabledReason}
      >
        {action}
      </Button>
    </form>
  );
}
