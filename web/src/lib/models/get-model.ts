import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { Model } from "@/lib/api/types";
import { modelKeys } from "./keys";

/** One whole record. */
export const modelQuery = (id: number) =>
  queryOptions({
    queryKey: modelKeys.one(id),
    queryFn: ({ signal }) => get<Model>(`/models/${id}`, { signal }),
  });
