import { Scale } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SpentLine } from "@/components/insight/spent-line";

/** As many characters as the server reads of a use case or a question. */
const MAX_CHARS = 500;

/** What the models are wanted for, as it is typed. */
export interface Wish {
  useCase: string;
  prompt: string;
}

interface VerdictFormProps {
  /** The language model; null where there is none, and facts alone speak. */
  model: string | null;
  wish: Wish;
  onWish: (wish: Wish) => void;
  isBusy: boolean;
  wasAsked: boolean;
  /** When the budget of who asks is full again, if it is spent. */
  spentUntil: string | null;
  onAsk: () => void;
}

/** What the models are to be judged for. Nothing of it has to be said. */
export function VerdictForm(props: VerdictFormProps) {
  const { model, wish, onWish, isBusy, wasAsked, spentUntil, onAsk } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
      className="grid max-w-3xl gap-3"
    >
      {model === null ? (
        <p className="text-sm text-muted">
          Rules say what the rows show. With a language model (GOOGLE_API_KEY, or AI_PROVIDER) they are
          weighed for what you need.
        </p>
      ) : (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label={<Optional>What it is for</Optional>}>
            {(wiring) => (
              <Input
                {...wiring}
                maxLength={MAX_CHARS}
                placeholder="Summaries of German mail on a laptop"
                value={wish.useCase}
                onChange={(event) => onWish({ ...wish, useCase: event.target.value })}
              />
            )}
          </Field>
          <Field label={<Optional>What else you ask</Optional>}>
            {(wiring) => (
              <Input
                {...wiring}
                maxLength={MAX_CHARS}
                placeholder="Which one can be sold with a product?"
                value={wish.prompt}
                onChange={(event) => onWish({ ...wish, prompt: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
      {spentUntil !== null && <SpentLine until={spentUntil} />}
      <Button type="submit" size="field" disabled={isBusy || spentUntil !== null} className="w-fit">
        <Scale aria-hidden className="size-4" />
        {model === null ? "What the facts say" : wasAsked ? `Ask ${model} again` : `Ask ${model}`}
      </Button>
    </form>
  );
}

function Optional({ children }: { children: string }) {
  return (
    <>
      {children} <span className="font-normal text-muted">(optional)</span>
    </>
  );
}
