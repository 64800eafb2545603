import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Facets } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";
import { useMeta } from "@/lib/meta";
import { tagsQuery } from "@/lib/tags";
import { useDebounced } from "@/lib/use-debounced";
import { completionsAt, isLookedUp } from "./completion";
import { pieceAt, type Completion } from "./piece";

/** What could stand at the caret, with the tags and developers of the workspace. */
export function useCompletions(text: string, caret: number, workspace: number | null): Completion[] {
  const meta = useMeta();
  const piece = pieceAt(text, caret);
  const start = useDebounced(piece.begun.toLowerCase(), 100);
  const tags = useQuery({
    ...tagsQuery(workspace, start, 8),
    enabled: piece.field === "tag",
    placeholderData: keepPreviousData,
  });
  const facets = useQuery({
    queryKey: modelKeys.facets(workspace, ""),
    queryFn: ({ signal }) =>
      get<Facets>("/models/facets", { params: { workspace: workspace ?? undefined }, signal }),
    enabled: piece.field === "developer",
  });
  const known = !isLookedUp(piece.field)
    ? []
    : piece.field === "tag"
      ? (tags.data?.items ?? []).map(({ name }) => name)
      : (facets.data?.developer ?? []).flatMap(({ value }) => value ?? []);
  return completionsAt(text, caret, meta, known);
}
