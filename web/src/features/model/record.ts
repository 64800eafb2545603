import { use, createContext } from "react";
import type { Field } from "@/lib/api/types";

/** What the parts of a record's page may do with it. */
export interface RecordActions {
  canEdit: boolean;
  /** Opens the form with all fields, at one of them. */
  edit: (field?: Field) => void;
  /** Asks for the workspace that it is to be moved or copied to. */
  move: (isCopy: boolean) => void;
  /** Shows what a refresh from the Hub would change. */
  refresh: () => void;
}

export const RecordContext = createContext<RecordActions>({
  canEdit: false,
  edit: () => undefined,
  move: () => undefined,
  refresh: () => undefined,
});

export function useRecordActions(): RecordActions {
  return use(RecordContext);
}
