import { Plus, SquareDashed } from "lucide-react";
import { Link } from "react-router";
import { Count } from "@/components/count";
import { StatusIcon } from "@/components/status-icon";
import type { FamilyNode } from "@/lib/api/types";
import { cn } from "@/lib/class-names";
import { STATUS_LABELS } from "@/lib/labels";
import { paths } from "@/lib/paths";
import { useWorkspaceId } from "@/lib/workspaces/workspaces";
import { useRecordActions } from "../../record";
import type { Branch, Relation } from "./tree";

const RELATION_WORDS: Record<Relation, string> = {
  finetune: "fine-tune",
  quantized: "quantized",
  adapter: "adapter",
  merge: "merge",
  unknown: "made from it",
};

/** A model of the family, and below it what was made from it. */
export function BranchItem({ branch }: { branch: Branch }) {
  const { node, relation, children, isAgain } = branch;
  return (
    <li className="pt-1">
      <div
        aria-current={node.is_self || undefined}
        className={cn(
          "flex min-h-8 flex-wrap items-center gap-x-2 rounded-md px-2 py-1 text-sm",
          node.is_self && "bg-selected",
          node.model_id === null && !node.is_self && "border border-dashed border-line-strong",
        )}
      >
        <Sign node={node} />
        <Name node={node} />
        {relation !== null && <span className="text-xs text-muted">{RELATION_WORDS[relation]}</span>}
        {isAgain && <span className="text-xs text-faint">stands above, too</span>}
        {node.parameters !== null && (
          <span className="text-xs text-muted">
            <Count of={node.parameters} unit="parameters" />
          </span>
        )}
        {node.license !== null && <span className="text-xs wrap-anywhere text-faint">{node.license}</span>}
        {node.model_id === null && !node.is_self && !isAgain && <Add node={node} />}
      </div>
      {children.length > 0 && (
        <ul className="ml-4 border-l pl-3">
          {children.map((child) => (
            <BranchItem key={child.node.key} branch={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Sign({ node: { status, model_id: id, is_self: isSelf } }: { node: FamilyNode }) {
  if (id === null && !isSelf) return <SquareDashed aria-hidden className="size-4 shrink-0 text-faint" />;
  if (status === null) return null;
  return (
    <span className="inline-flex" title={STATUS_LABELS[status]}>
      <StatusIcon status={status} />
      <span className="sr-only">{STATUS_LABELS[status]}: </span>
    </span>
  );
}

function Name({ node }: { node: FamilyNode }) {
  const { name, model_id: id, is_self: isSelf } = node;
  if (isSelf) {
    return (
      <span className="min-w-0 font-semibold wrap-anywhere">
        {name}
        <span className="ml-2 text-xs font-normal text-muted">this record</span>
      </span>
    );
  }
  if (id === null) return <span className="min-w-0 wrap-anywhere text-muted">{name}</span>;
  return (
    <Link
      to={paths.model(id)}
      className="min-w-0 rounded-sm wrap-anywhere underline decoration-line-strong underline-offset-2 hover:text-accent"
    >
      {name}
    </Link>
  );
}

/** The way to a record of a model that is only named. */
function Add({ node: { hub_id: hubId, name } }: { node: FamilyNode }) {
  const w = useWorkspaceId();
  const { canEdit } = useRecordActions();
  if (!canEdit || hubId === null) return <span className="text-xs text-faint">no record</span>;
  return (
    <Link
      to={paths.add({ source: hubId, w })}
      className="ml-auto inline-flex min-h-6 items-center gap-1 rounded-sm text-xs text-accent underline-offset-2 hover:underline"
    >
      <Plus aria-hidden className="size-3.5" />
      Add<span className="sr-only"> {name}</span>
    </Link>
  );
}
