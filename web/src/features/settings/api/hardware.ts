import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, patch, post, remove } from "@/lib/api/client";
import type { Hardware, HardwarePreset, NewHardware } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

const hardwareQuery = queryOptions({
  queryKey: ["hardware"],
  queryFn: ({ signal }) => get<{ items: Hardware[] }>("/hardware", { signal }),
});

const presetsQuery = queryOptions({
  queryKey: ["hardware", "presets"],
  queryFn: ({ signal }) => get<{ items: HardwarePreset[] }>("/hardware/presets", { signal }),
  staleTime: Infinity,
});

export const useHardware = () => useQuery(hardwareQuery);
export const useHardwarePresets = () => useQuery(presetsQuery);

/** Adds a machine, or changes the one that is named. */
export function useSaveHardware(id: number | null) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (hardware: NewHardware) =>
      id === null ? post<Hardware>("/hardware", hardware) : patch<Hardware>(`/hardware/${id}`, hardware),
    onSuccess: refresh,
  });
}

export function useRemoveHardware() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: number) => remove(`/hardware/${id}`),
    onSettled: refresh,
  });
}

/** Adds again what was removed; nothing else knows a machine by its number. */
export function useRestoreHardware() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ name, kind, memory_bytes, count }: Hardware) =>
      post<Hardware>("/hardware", { name, kind, memory_bytes, count }),
    onSettled: refresh,
  });
}

/** What fits is another answer from now on, for every record and every `fits:mine`. */
function useRefresh() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: modelKeys.all });
    return client.invalidateQueries({ queryKey: hardwareQuery.queryKey, exact: true });
  };
}
