import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { Field, Reverted } from "@/lib/api/types";
import { messageOf, Problem } from "@/lib/api/problem";
import { FIELD_LABELS } from "@/lib/labels";
import { modelKeys } from "@/lib/models/keys";
import { notify } from "@/lib/notify";
import { takeModel } from "./take-model";

/** Takes back what one event changed; what was changed again since stays. */
export function useRevert(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (event: number) => post<Reverted>(`/models/${id}/history/${event}/revert`),
    onSuccess: (reverted) => {
      takeModel(client, reverted.model);
      notify.done(revertedWords(reverted));
    },
    onError: (error) => {
      const isTooLate = error instanceof Problem && error.code === "nothing_to_revert";
      notify.failed(isTooLate ? "It was changed since, so there is nothing to put back." : messageOf(error));
      if (isTooLate) void client.invalidateQueries({ queryKey: modelKeys.history(id) });
    },
  });
}

/** `Put back: License. Changed since and left alone: Version.` */
export function revertedWords({ put_back, kept }: Pick<Reverted, "put_back" | "kept">): string {
  const done = put_back.length === 0 ? "It is as before" : `Put back: ${names(put_back)}`;
  return kept.length === 0 ? done : `${done}. Changed since and left alone: ${names(kept)}`;
}

function names(fields: readonly Field[]): string {
  return fields.map((field) => FIELD_LABELS[field]).join(", ");
}
