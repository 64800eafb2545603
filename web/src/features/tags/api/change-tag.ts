import { useMutation, useQueryClient } from "@tanstack/react-query";
import { patch } from "@/lib/api/client";
import { messageOf, Problem } from "@/lib/api/problem";
import type { BulkReport, List, Tag } from "@/lib/api/types";
import { offerUndo, refreshModels } from "@/lib/models/bulk";
import { tagKeys } from "@/lib/models/keys";
import { notify } from "@/lib/notify";

interface TagReport {
  tag: Tag;
  /** What became of the records; null where only the colour was changed. */
  records?: BulkReport | null;
}

interface TagChange {
  name: string;
  change: { name?: string; color?: string | null };
}

/** Gives a tag another name or colour. The colour is shown at once; a taken name is for the caller to handle. */
export function useChangeTag(workspace: number | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, change }: TagChange) =>
      patch<TagReport>(`/tags/${encodeURIComponent(name)}`, change, {
        params: { workspace: workspace ?? undefined },
      }),
    onMutate: ({ name, change: { color } }) => {
      if (color === undefined) return;
      client.setQueriesData<List<Tag>>({ queryKey: tagKeys.all }, (list) =>
        list === undefined
          ? list
          : { ...list, items: list.items.map((tag) => (tag.name === name ? { ...tag, color } : tag)) },
      );
    },
    onSuccess: ({ tag, records }, { name, change }) => {
      if (change.name !== undefined && records != null) {
        offerUndo(client, records, `“${name}” is now “${tag.name}”`);
      }
    },
    onError: (error) => {
      // The form says these itself.
      const isSaid = isTaken(error) || (error instanceof Problem && error.field("name") !== undefined);
      if (!isSaid) notify.failed(messageOf(error));
    },
    onSettled: () => refreshModels(client),
  });
}

/** Whether there is a tag of the new name already. */
export function isTaken(error: unknown): boolean {
  return error instanceof Problem && error.status === 409;
}
