import { lazy, Suspense, useState } from "react";
import { ActionRow } from "@/components/action-row";
import { Section } from "@/components/page";
import { Button } from "@/components/ui/button";

const LeaveDialog = lazy(() => import("./leave-dialog"));

/** The two ways to leave: for a while, and for good. */
export function LeaveSection() {
  const [leaving, setLeaving] = useState<"rest" | "delete" | null>(null);
  return (
    <Section title="Leave">
      <ul>
        <ActionRow
          title="Deactivate the account"
          text="You are signed out everywhere and your API tokens are refused until you sign in again. Nothing is deleted."
        >
          <Button onClick={() => setLeaving("rest")}>Deactivate…</Button>
        </ActionRow>
        <ActionRow title="Delete the account" text="Your models, notes and journals are deleted for good.">
          <Button onClick={() => setLeaving("delete")}>
            <span className="text-danger">Delete…</span>
          </Button>
        </ActionRow>
      </ul>
      <Suspense>
        {leaving !== null && <LeaveDialog how={leaving} onClose={() => setLeaving(null)} />}
      </Suspense>
    </Section>
  );
}
