import { Laptop, Smartphone, SquareTerminal } from "lucide-react";
import { useState } from "react";
import { Section } from "@/components/page";
import { Age } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { messageOf } from "@/lib/api/problem";
import type { Session } from "@/lib/api/types";
import { notify } from "@/lib/notify";
import { useEndSessions, useSessions } from "../api/sessions";
import { Activity } from "./activity";
import { deviceOf } from "./device";

const ICONS = { desktop: Laptop, phone: Smartphone, program: SquareTerminal };

/** Where one is signed in, and what happened to the account. */
export default function Sessions() {
  const sessions = useSessions();
  const end = useEndSessions();
  const [asked, setAsked] = useState<Session | "others" | null>(null);
  const items = sessions.data?.items ?? [];
  const device = asked === null || asked === "others" ? "" : deviceOf(asked.device).name;
  const confirm = () => {
    end.mutate(asked === "others" || asked === null ? null : asked.id, {
      onSuccess: () =>
        notify.done(asked === "others" ? "Your other sessions have ended" : "The session has ended"),
      onError: (error) => notify.failed(messageOf(error)),
      onSettled: () => setAsked(null),
    });
  };
  return (
    <>
      <Section
        title="Sessions"
        lead="Where you are signed in. End what you do not know, then change the password."
      >
        {sessions.isPending && <Skeleton className="h-28 w-full" />}
        {sessions.isError && (
          <Failure what="Your sessions" error={sessions.error} onRetry={() => void sessions.refetch()} />
        )}
        <ul>
          {items.map((session) => (
            <SessionLine key={session.id} session={session} onEnd={() => setAsked(session)} />
          ))}
        </ul>
        {items.length > 1 && (
          <Button className="mt-3" onClick={() => setAsked("others")}>
            End all others
          </Button>
        )}
        <Confirm
          isOpen={asked !== null}
          onClose={() => setAsked(null)}
          title={asked === "others" ? "End all your other sessions?" : "End this session?"}
          action={asked === "others" ? "End all others" : "End the session"}
          onConfirm={confirm}
          isBusy={end.isPending}
        >
          {asked === "others"
            ? "Every device but this one has to sign in again."
            : `${device} has to sign in again.`}
        </Confirm>
      </Section>
      <Activity />
    </>
  );
}

function SessionLine({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { name, kind } = deviceOf(session.device);
  const Icon = ICONS[kind];
  return (
    <li className="flex items-center gap-3 border-t py-2.5 first:border-t-0">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="truncate" title={session.device ?? undefined}>
          {name}
          {session.current && <span className="ml-2 text-sm text-accent">This session</span>}
        </p>
        <p className="text-sm text-muted tabular">
          {session.address ?? "Address unknown"} · seen <Age of={session.last_seen_at} />
          <span className="max-sm:hidden">
            {" "}
            · signed in <Age of={session.created_at} />
          </span>
        </p>
      </div>
      {!session.current && (
        <Button size="small" onClick={onEnd} aria-label={`End the session of ${name}`}>
          End
        </Button>
      )}
    </li>
  );
}
