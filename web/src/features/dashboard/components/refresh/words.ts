import type { RefreshRun } from "@/lib/api/types";
import { age, counted } from "@/lib/format";

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

/** Where a run stands, in a sentence that changes only when that does: it is read aloud. */
export function runSentence(run: RefreshRun | null): string {
  if (run === null) return "Look whether models changed or disappeared there. What you wrote stays.";
  switch (run.state) {
    case "running":
      return "Asking the Hub. You can leave the page meanwhile.";
    case "waiting":
      return run.waits_until === null
        ? "Waiting: the Hub takes no more questions for now. It goes on by itself."
        : `Waiting: the Hub takes no more questions for now. It goes on by itself at ${clock.format(new Date(run.waits_until))}.`;
    case "stopped":
      return `Stopped ${age(run.finished_at ?? run.started_at)}, after ${counted(run.done, "model")}.`;
    case "finished":
      if (run.total === 0) return "None of the models here is on the Hub.";
      return `${counted(run.done, "model")} looked at ${age(run.finished_at ?? run.started_at)}${
        run.changed + run.gone === 0 ? ", nothing new" : ""
      }.`;
  }
}
