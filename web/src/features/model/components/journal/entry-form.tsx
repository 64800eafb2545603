import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, type KeyboardEvent } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Problem, messageOf } from "@/lib/api/problem";
import type { JournalEntry, NewJournalEntry } from "@/lib/api/types";
import { useMeta } from "@/lib/meta";
import { useWriteEntry } from "../../api/change-journal";
import { fieldMessage } from "../../field-message";
import { useKeepTyped, useTypedDraft } from "../../typed-draft";

interface EntryFormProps {
  model: number;
  kind: JournalEntry["kind"];
  /** The entry that is changed; without it, a new one is written. */
  entry?: JournalEntry;
  onClose: () => void;
}

const FIELDS = ["verdict", "purpose", "text", "day"] as const;

/** Writes or changes a decision or a log entry. What is typed outlives the form until it is saved. */
export default function EntryForm({ model, kind, entry, onClose }: EntryFormProps) {
  const isDecision = kind === "decision";
  const limits = useMeta()?.limits;
  const schema = z.object({
    verdict: z.enum(["chosen", "rejected"]),
    purpose: isDecision
      ? z
          .string()
          .check(
            z.trim(),
            z.minLength(1, "Say for what."),
            z.maxLength(limits?.purpose_chars ?? 200, "That is too long."),
          )
      : z.string(),
    text: z
      .string()
      .check(z.refine((text) => text.trim() !== "", isDecision ? "Say why." : "Write what happened.")),
    day: z.string().check(z.minLength(1, "Give a day.")),
  });
  const draft = useTypedDraft(`journal.${model}.${entry?.id ?? kind}`, valuesOf(entry));
  const write = useWriteEntry(model, draft.drop);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: draft.initial });
  const { errors } = form.formState;
  useKeepTyped(draft, form);
  const { setFocus } = form;
  useEffect(() => {
    // What comes back by itself does not take the keyboard.
    if (entry !== undefined || !draft.isRestored) setFocus(isDecision ? "purpose" : "text");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);

  const submit = form.handleSubmit(({ verdict, purpose, text, day }) => {
    if (write.isPending) return;
    const content: NewJournalEntry = isDecision
      ? { kind: "decision", verdict, purpose, because: text, day }
      : { kind: "log", text, day };
    const change = entry === undefined ? content : changed(content, entry);
    if (Object.keys(change).length === 0) {
      draft.drop();
      onClose();
      return;
    }
    write.mutate(
      { entry: entry?.id ?? null, content: change },
      {
        onSuccess: onClose,
        onError: (error) => {
          for (const field of FIELDS) {
            const found =
              error instanceof Problem
                ? error.field(field === "text" && isDecision ? "because" : field)
                : undefined;
            if (found !== undefined) form.setError(field, { message: fieldMessage(found.message) });
          }
        },
      },
    );
  });
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
  };
  const isOther = write.error !== null && Object.keys(errors).length === 0;

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3 pb-5">
      {isDecision && (
        <div className="grid items-start gap-3 sm:grid-cols-[9rem_1fr]">
          <Field label="Verdict" error={errors.verdict?.message}>
            {(wiring) => (
              <Select {...wiring} {...form.register("verdict")}>
                <option value="chosen">Chosen</option>
                <option value="rejected">Rejected</option>
              </Select>
            )}
          </Field>
          <Field label="For what" error={errors.purpose?.message}>
            {(wiring) => (
              <Input placeholder="Summaries of tickets" {...wiring} {...form.register("purpose")} />
            )}
          </Field>
        </div>
      )}
      <Field label={isDecision ? "Because" : "What happened"} hint="Markdown" error={errors.text?.message}>
        {(wiring) => <Textarea rows={3} onKeyDown={press} {...wiring} {...form.register("text")} />}
      </Field>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field label="Day" error={errors.day?.message} className="w-40">
          {(wiring) => <Input type="date" {...wiring} {...form.register("day")} />}
        </Field>
        <div className="flex gap-2">
          <Button
            onClick={() => {
              draft.drop();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button look="primary" type="submit" isBusy={write.isPending}>
            {entry === undefined ? "Add" : "Save"}
          </Button>
        </div>
      </div>
      {draft.isRestored && (
        <p className="text-sm text-muted">
          You had begun to write this before.
          {entry !== undefined &&
            draft.overtaken.length > 0 &&
            " It was changed elsewhere since; saving replaces that."}
        </p>
      )}
      {isOther && <Notice look="danger">{messageOf(write.error)}</Notice>}
    </form>
  );
}

/** Of an entry, what is not as it was: the rest may have been changed elsewhere meanwhile. */
function changed(content: NewJournalEntry, entry: JournalEntry): Partial<NewJournalEntry> {
  const before = new Map<string, unknown>(Object.entries(entry));
  return Object.fromEntries(Object.entries(content).filter(([name, value]) => before.get(name) !== value));
}

function valuesOf(entry: JournalEntry | undefined) {
  if (entry?.kind === "decision") {
    const { verdict, purpose, because, day } = entry;
    return { verdict, purpose, text: because, day };
  }
  return { verdict: "chosen" as const, purpose: "", text: entry?.text ?? "", day: entry?.day ?? today() };
}

/** The day that it is where the user is. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
