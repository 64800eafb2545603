import { Archive, Check, RefreshCw } from "lucide-react";
import { Age } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Model } from "@/lib/api/types";
import { usePatchModel } from "@/lib/models/patch-model";
import { useMarkSeen } from "../../api/mark-seen";
import { useRecordActions } from "../../record";
import { changeWords } from "./words";

/** What changed on the Hub and nobody has read yet; what is gone from it is said for as long as it is. */
export function UpstreamBanner({ model }: { model: Model }) {
  const { canEdit, refresh } = useRecordActions();
  const seen = useMarkSeen(model.id);
  const { mutate } = usePatchModel();
  const { upstream } = model;
  if (upstream === null || (upstream.gone_since === null && upstream.unseen.length === 0)) return null;
  const { gone_since: goneSince, unseen } = upstream;
  const others = unseen.filter(({ what }) => what !== "gone");
  const archive = () => mutate({ id: model.id, revision: model.revision, patch: { status: "archived" } });

  return (
    <section aria-label="Changes on the Hub" className="mb-5">
      <Notice look={goneSince === null ? "info" : "warn"}>
        {goneSince !== null && (
          <p>
            <span className="font-semibold">It is gone from the Hub</span>, deleted or made private. This was
            first noticed <Age of={goneSince} />. The record and its facts stay as they are.
          </p>
        )}
        {goneSince === null && <p className="font-semibold">It changed on the Hub</p>}
        {others.length > 0 && (
          <ul>
            {others.map((change) => (
              <li key={change.what} className="wrap-anywhere">
                {changeWords(change)}
              </li>
            ))}
          </ul>
        )}
        {canEdit && (
          <div className="mt-2 flex flex-wrap items-center gap-2">
            {unseen.length > 0 && (
              <Button size="small" isBusy={seen.isPending} onClick={() => seen.mutate()}>
                <Check aria-hidden className="size-3.5" />
                Mark as seen
              </Button>
            )}
            {goneSince === null && (
              <Button size="small" onClick={refresh}>
                <RefreshCw aria-hidden className="size-3.5" />
                See the difference
              </Button>
            )}
            {goneSince !== null && model.status !== "archived" && (
              <Button size="small" onClick={archive}>
                <Archive aria-hidden className="size-3.5" />
                Archive it
              </Button>
            )}
          </div>
        )}
      </Notice>
    </section>
  );
}
