import { Link } from "react-router";
import { Citation } from "@/components/insight/citation";
import type { AskedRecords, Ground } from "@/lib/api/types";
import { groundLabel } from "@/lib/insight/ground-labels";
import { paths } from "@/lib/paths";

/** As much of a fact as is said of it on hover. */
const SAID_CHARS = 240;

interface RecordCitationProps {
  /** Such as `m12.license`. */
  cite: string;
  /** What it stands for; undefined until the answer is whole. */
  ground: Ground | undefined;
  records: AskedRecords["records"];
}

/** What a statement about a library rests on: a field of a record, with the way to it. */
export function RecordCitation({ cite, ground, records }: RecordCitationProps) {
  const record = records.find(({ key_prefix }) => cite.startsWith(key_prefix));
  if (record === undefined) return <Citation cite={cite} ground={ground} />;
  const label = ground?.label ?? groundLabel(cite.slice(record.key_prefix.length));
  return (
    <Link
      to={paths.model(record.id)}
      title={ground?.text.slice(0, SAID_CHARS)}
      className="-my-0.5 inline-flex min-h-6 max-w-full items-center gap-1 rounded-full border border-line-strong bg-surface px-2 align-baseline text-xs hover:border-accent hover:text-accent"
    >
      <span className="truncate">{record.name}</span>
      <span className="shrink-0 text-muted">{label}</span>
    </Link>
  );
}
