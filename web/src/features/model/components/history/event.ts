import type { Event, Field, UpstreamChange } from "@/lib/api/types";

/** What an event says of itself, whatever it is of. */
interface About {
  id: number;
  at: string;
  user_id?: number | null;
  /** Whether it can be taken back by itself. */
  revertible?: boolean;
}

type Refreshed = {
  kind: "refreshed";
  from?: string | null;
  to?: string | null;
  changes?: UpstreamChange[];
};

/** One thing that happened to a record. */
export type HistoryEvent =
  | (Exclude<Event, { kind: "refreshed" }> & About)
  | (About &
      (
        | Refreshed
        | { kind: "field_locked"; field: Field }
        | { kind: "field_unlocked"; field: Field }
        | { kind: "upstream_seen" }
        | { kind: "reverted"; event: number }
      ));

/** A page of them, the latest first. */
export interface HistoryPage {
  items: HistoryEvent[];
  next_before?: number | null;
}
