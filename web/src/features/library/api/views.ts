import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, patch, post, remove } from "@/lib/api/client";
import { messageOf } from "@/lib/api/problem";
import type { List, View } from "@/lib/api/types";
import { viewKeys } from "@/lib/models/keys";
import { notify } from "@/lib/notify";

const viewsQuery = (workspace: number | null) =>
  queryOptions({
    queryKey: [...viewKeys.all, workspace],
    queryFn: ({ signal }) =>
      get<List<View>>("/views", { params: { workspace: workspace ?? undefined }, signal }),
    staleTime: 60_000,
  });

export function useViews(workspace: number | null): View[] | undefined {
  return useQuery(viewsQuery(workspace)).data?.items;
}

interface NewView {
  name: string;
  query: string;
}

export function useSaveView(workspace: number | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: NewView) =>
      post<View>("/views", view, { params: { workspace: workspace ?? undefined } }),
    onSettled: () => client.invalidateQueries({ queryKey: viewKeys.all }),
  });
}

export function useRenameView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { id: number; name: string }) => patch<View>(`/views/${id}`, { name }),
    onSettled: () => client.invalidateQueries({ queryKey: viewKeys.all }),
  });
}

/** Deletes a view at once; undoing saves it anew under its name. */
export function useDeleteView(workspace: number | null) {
  const client = useQueryClient();
  const save = useSaveView(workspace);
  return useMutation({
    mutationFn: (view: View) => remove(`/views/${view.id}`),
    onSuccess: (_data, { name, query }) =>
      notify.done(`The view “${name}” was deleted`, {
        action: { label: "Undo", onClick: () => save.mutate({ name, query }) },
      }),
    onError: (error) => notify.failed(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: viewKeys.all }),
  });
}
