import { FileText } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { Button } from "@/components/ui/button";
import { useAi } from "@/lib/meta";
import { paths } from "@/lib/paths";
import type { Reading } from "../reading/use-reading";
import { ReadBox } from "./read-box";
import { ReadOutcome } from "./read-outcome";

/** Fills the form in from a text or a document, for a model that no hub knows. Nothing of it is saved. */
export function ReadText({ reading }: { reading: Reading }) {
  const ai = useAi();
  const [isOpen, setIsOpen] = useState(false);
  if (ai === undefined) return null;
  if (ai.model === null) {
    return (
      <p className="text-sm text-muted">
        A language model could fill this in from a text or a document. None is set up here:{" "}
        <Link to={paths.settings("ai")} className="text-accent underline underline-offset-2">
          how to set one up
        </Link>
      </p>
    );
  }
  return (
    <section aria-label="Read from a text or a document" className="grid gap-3">
      {isOpen ? (
        <ReadBox reading={reading} onClose={() => setIsOpen(false)} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button onClick={() => setIsOpen(true)}>
            <FileText aria-hidden className="size-4" />
            Read from a text or document
          </Button>
          <span className="text-sm text-muted">
            A language model fills in what it states; you look it over.
          </span>
        </div>
      )}
      <ReadOutcome reading={reading} />
    </section>
  );
}
