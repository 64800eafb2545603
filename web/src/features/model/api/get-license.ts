import { queryOptions } from "@tanstack/react-query";
import { get } from "@/lib/api/client";
import type { LicenseVerdict, Model } from "@/lib/api/types";
import { modelKeys } from "@/lib/models/keys";

/** What the license of a record allows, those of its base models included. */
export const licenseQuery = ({ id, license }: Model) =>
  queryOptions({
    queryKey: [...modelKeys.one(id), "license", license ?? null],
    queryFn: ({ signal }) => get<LicenseVerdict>(`/models/${id}/license`, { signal }),
    staleTime: 60_000,
  });
