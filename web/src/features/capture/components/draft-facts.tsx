import { Lock, TriangleAlert } from "lucide-react";
import { Bytes } from "@/components/count";
import type { Draft, HubFacts } from "@/lib/api/types";
import { compactCount, contextLength } from "@/lib/format";

/** What the Hub tells of a model beside the fields of a record: it is kept with it and stays up to date. */
export function DraftFacts({ draft: { hub, warnings } }: { draft: Draft }) {
  return (
    <>
      {hub !== null && <Facts hub={hub} />}
      {warnings.length > 0 && (
        <details className="mt-1.5 text-sm text-muted">
          <summary className="w-fit rounded-sm">
            <TriangleAlert aria-hidden className="mr-1 inline size-3.5 text-warn" />
            {warnings.length === 1
              ? "Something could not be read"
              : `${warnings.length} things could not be read`}
          </summary>
          <ul className="mt-1 list-disc pl-5">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Facts({ hub }: { hub: HubFacts }) {
  return (
    <>
      {hub.description !== null && <p className="mt-2 line-clamp-2 text-sm">{hub.description}</p>}
      <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-muted tabular">
        {hub.gated !== "no" && (
          <li className="flex items-center gap-1 text-warn">
            <Lock aria-hidden className="size-3.5" />
            {hub.gated === "auto" ? "Gated: accept the terms" : "Gated: ask for access"}
          </li>
        )}
        {hub.private && <li>Private</li>}
        {hub.context_length !== null && <li>{contextLength(hub.context_length)} tokens of context</li>}
        {hub.bytes !== null && (
          <li>
            <Bytes of={hub.bytes} />
          </li>
        )}
        {hub.quantization !== null && <li>{hub.quantization}</li>}
        {hub.downloads !== null && <li>{compactCount(hub.downloads)} downloads a month</li>}
      </ul>
    </>
  );
}
