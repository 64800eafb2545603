import { CircleAlert } from "lucide-react";
import { Section } from "@/components/page";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { AuditEntry } from "@/lib/api/types";
import { useUser } from "@/lib/session/session";
import { useWorkspaces } from "@/lib/workspaces/workspaces";
import { fullTime } from "@/lib/format";
import { useActivity } from "../api/activity";
import { activityWords, isSuspicious } from "./activity-words";

/** What happened to the account, from where and when. */
export function Activity() {
  const activity = useActivity();
  const entries = activity.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title="Activity" lead="What happened to your account, and what you did to workspaces.">
      {activity.isPending && <Skeleton className="h-64 w-full" />}
      {activity.isError && (
        <Failure what="The activity" error={activity.error} onRetry={() => void activity.refetch()} />
      )}
      <ol className="text-sm">
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ol>
      {activity.hasNextPage && (
        <Button
          size="small"
          className="mt-2"
          isBusy={activity.isFetchingNextPage}
          onClick={() => void activity.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Section>
  );
}

function Line({ entry }: { entry: AuditEntry }) {
  const me = useUser();
  const workspace = useWorkspaces().find(({ id }) => id === entry.workspace_id);
  const isWorthALook = isSuspicious(entry);
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 border-t py-1.5 first:border-t-0 sm:grid-cols-[1fr_8rem_11rem]">
      <span className="flex items-center gap-1.5">
        {isWorthALook && <CircleAlert aria-label="Worth a look" className="size-4 shrink-0 text-warn" />}
        {activityWords(entry, me.id, workspace?.name)}
      </span>
      <span className="truncate text-muted tabular">{entry.address ?? ""}</span>
      <time dateTime={entry.at} className="text-muted tabular sm:text-right">
        {fullTime(entry.at)}
      </time>
    </li>
  );
}
