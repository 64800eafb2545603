import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { messageOf } from "@/lib/api/problem";
import { counted } from "@/lib/format";
import { refreshModels } from "@/lib/models/bulk";
import { notify } from "@/lib/notify";
import { useUser } from "@/lib/session/session";
import { createSample } from "../api/create-sample";
import { readSample, rememberSample } from "../sample/remembered";

/** Fills an empty library with models to look around in. It goes on where the page is left meanwhile. */
export function useSample(workspace: number | null) {
  const client = useQueryClient();
  const user = useUser();
  const [progress, setProgress] = useState<{ made: number; of: number } | null>(null);

  const create = async () => {
    setProgress({ made: 0, of: 24 });
    try {
      const [{ LANGUAGE_MODELS }, { OTHER_MODELS }] = await Promise.all([
        import("../sample/language-models"),
        import("../sample/other-models"),
      ]);
      const models = [...LANGUAGE_MODELS, ...OTHER_MODELS];
      const { ids, error } = await createSample(workspace, models, (made) =>
        setProgress({ made, of: models.length }),
      );
      rememberSample(user.id, workspace, [...readSample(user.id, workspace), ...ids]);
      if (error === null) notify.done(`${counted(ids.length, "sample model")} added`);
      else notify.failed(`The sample is not complete. ${messageOf(error)}`);
    } catch (error) {
      notify.failed(`The sample is not complete. ${messageOf(error)}`);
    }
    refreshModels(client);
    setProgress(null);
  };
  return { progress, create };
}
