import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { postEvents, type AnswerEvent } from "@/lib/api/events";
import { Problem } from "@/lib/api/problem";
import type { Statement } from "@/lib/api/types";
import { metaQuery } from "@/lib/meta";

/** An answer as far as it has come. */
export interface Answer {
  /** `stopped`: whoever asked did not want the rest. What came until then is shown, and kept nowhere. */
  state: "idle" | "asking" | "done" | "stopped" | "failed";
  statements: readonly Statement[];
  /** Why it failed; null unless it did. */
  problem: unknown;
}

export interface Question<Done> {
  path: string;
  body: unknown;
  params?: Record<string, string | number | undefined>;
  /** What the server says when the answer is whole. */
  onDone: (done: Done) => void;
  /** What comes before the statements, such as the records that are asked about. */
  onEvent?: (event: AnswerEvent) => void;
}

const NONE: Answer = { state: "idle", statements: [], problem: null };

/**
 * Asks a language model and holds what it says, statement by statement. One question at a time: asking again, stopping and
 * leaving the page end the one before, at the server and behind it.
 */
export function useAnswer() {
  const client = useQueryClient();
  const [answer, setAnswer] = useState(NONE);
  const running = useRef<AbortController | null>(null);

  const end = () => {
    const ended = running.current;
    // Whoever is ended finds that the question is theirs no more, and says nothing.
    running.current = null;
    ended?.abort();
  };
  useEffect(() => end, []);

  const ask = async <Done>({ path, body, params, onDone, onEvent }: Question<Done>): Promise<void> => {
    end();
    const mine = new AbortController();
    running.current = mine;
    const isMine = () => running.current === mine;
    setAnswer({ ...NONE, state: "asking" });
    try {
      for await (const event of postEvents(path, body, mine.signal, params)) {
        if (!isMine()) return;
        if (event.event === "done") {
          running.current = null;
          setAnswer((now) => ({ ...now, state: "done" }));
          onDone(event.data as Done);
          return;
        }
        if (event.event === "statement") {
          setAnswer((now) => ({ ...now, statements: [...now.statements, event.data as Statement] }));
        } else onEvent?.(event);
      }
      throw new Error("the stream ended before the answer did");
    } catch (error) {
      if (!isMine()) return;
      running.current = null;
      setAnswer((now) => ({ ...now, state: "failed", problem: problemOf(error) }));
    } finally {
      // It says what has been spent.
      void client.invalidateQueries({ queryKey: metaQuery.queryKey });
    }
  };

  return {
    ...answer,
    ask,
    /** Ends the question; what was said until then stays. */
    stop: () => {
      end();
      setAnswer((now) => (now.state === "asking" ? { ...now, state: "stopped" } : now));
    },
    /** Ends the question, and forgets what was said. */
    clear: () => {
      end();
      setAnswer(NONE);
    },
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, "broken_off", "The connection broke off before the answer was whole.");
}
