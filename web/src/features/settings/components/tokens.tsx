import { KeyRound, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Section } from "@/components/page";
import { Age } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Failure } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { messageOf } from "@/lib/api/problem";
import type { ApiToken } from "@/lib/api/types";
import { dateOf } from "@/lib/format";
import { notify } from "@/lib/notify";
import { paths } from "@/lib/paths";
import { useRevokeToken, useTokens } from "../api/tokens";
import { SCOPE_LABELS } from "./scopes";

const NewTokenDialog = lazy(() => import("./new-token-dialog"));

/** The keys of programs that act for the user. */
export default function Tokens() {
  const tokens = useTokens();
  const revoke = useRevokeToken();
  const [now] = useState(() => Date.now());
  const [isNew, setIsNew] = useState(false);
  const [asked, setAsked] = useState<ApiToken | null>(null);
  const items = tokens.data?.items ?? [];
  const confirm = () => {
    if (asked === null) return;
    revoke.mutate(asked.id, {
      onSuccess: () => notify.done(`The token “${asked.name}” is revoked`),
      onError: (error) => notify.failed(messageOf(error)),
      onSettled: () => setAsked(null),
    });
  };
  return (
    <Section
      title="API tokens"
      lead={
        <>
          With a token a program uses the{" "}
          <a href={paths.docs()} className="text-accent underline underline-offset-2">
            API
          </a>{" "}
          for you: a script, a notebook, a nightly import.
        </>
      }
    >
      <Button onClick={() => setIsNew(true)}>
        <Plus aria-hidden className="size-4" />
        New token
      </Button>
      {tokens.isPending && <Skeleton className="mt-4 h-24 w-full" />}
      {tokens.isError && (
        <div className="mt-4">
          <Failure what="Your tokens" error={tokens.error} onRetry={() => void tokens.refetch()} />
        </div>
      )}
      {tokens.isSuccess && items.length === 0 && <p className="mt-4 text-muted">You have no tokens yet.</p>}
      <ul className="mt-3">
        {items.map((token) => (
          <TokenLine
            key={token.id}
            token={token}
            isOver={Date.parse(token.expires_at) < now}
            onRevoke={() => setAsked(token)}
          />
        ))}
      </ul>
      <Suspense>{isNew && <NewTokenDialog onClose={() => setIsNew(false)} />}</Suspense>
      <Confirm
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={`Revoke “${asked?.name ?? ""}”?`}
        action="Revoke"
        onConfirm={confirm}
        isBusy={revoke.isPending}
      >
        Programs that use it are refused at once. It cannot be taken back.
      </Confirm>
    </Section>
  );
}

function TokenLine({ token, isOver, onRevoke }: { token: ApiToken; isOver: boolean; onRevoke: () => void }) {
  return (
    <li className="flex items-center gap-3 border-t py-2.5">
      <KeyRound aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="min-w-0 break-words">{token.name}</span>
          <code className="font-mono text-xs text-muted">{token.hint}…</code>
        </p>
        <p className="text-sm text-muted tabular">
          {SCOPE_LABELS[token.scope]} ·{" "}
          {isOver ? (
            <span className="text-danger">expired {dateOf(token.expires_at)}</span>
          ) : (
            <>until {dateOf(token.expires_at)}</>
          )}{" "}
          ·{" "}
          {token.last_used_at == null ? (
            "never used"
          ) : (
            <>
              used <Age of={token.last_used_at} />
            </>
          )}
        </p>
      </div>
      <Button size="small" onClick={onRevoke} aria-label={`Revoke ${token.name}`}>
        Revoke
      </Button>
    </li>
  );
}
