import type { QueryClient } from "@tanstack/react-query";
import type { Model } from "@/lib/api/types";
import { refreshModels } from "@/lib/models/bulk";
import { modelKeys } from "@/lib/models/keys";

/** Shows a record as the server answered it, and asks again for all that follows from it. */
export function takeModel(client: QueryClient, model: Model): void {
  client.setQueryData(modelKeys.one(model.id), model);
  refreshModels(client);
}
