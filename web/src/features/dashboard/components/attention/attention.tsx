import { CircleCheck } from "lucide-react";
import type { Dashboard } from "@/lib/api/types";
import { Group } from "./group";
import { waiting } from "./queue";

/** What there is to do, kind by kind; or that there is nothing. */
export function AttentionQueue({ dashboard, mayEdit }: { dashboard: Dashboard; mayEdit: boolean }) {
  const groups = waiting(dashboard);
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do" tabIndex={-1} className="text-lg font-semibold outline-none">
        What to do
      </h2>
      {groups.length === 0 ? (
        <div className="mt-3 flex items-start gap-3 rounded-lg border px-4 py-5">
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          <div>
            <p className="font-semibold">Nothing needs you</p>
            <p className="text-sm text-muted">
              When a model disappears from the Hub, changes its license or waits for a decision, it stands
              here.
            </p>
          </div>
        </div>
      ) : (
        <div className="mt-3 grid grid-cols-1 gap-4">
          {groups.map((group) => (
            <Group key={group.kind} group={group} mayEdit={mayEdit} />
          ))}
        </div>
      )}
    </section>
  );
}
