import { useQueryClient } from "@tanstack/react-query";
import type { GeneratedInsight, Model } from "@/lib/api/types";
import { useAnswer } from "@/lib/insight/use-answer";
import { notify } from "@/lib/notify";
import { insightsQuery, withAnalysis } from "../../api/get-insights";

/** Makes or renews the analysis of a record. */
export function useAnalysis(model: Model) {
  const client = useQueryClient();
  const { ask, ...answer } = useAnswer();
  const { queryKey } = insightsQuery(model);
  const renew = () =>
    void ask<GeneratedInsight>({
      path: `/models/${model.id}/insights`,
      body: {},
      onDone: (made) => {
        client.setQueryData(queryKey, (insights) => insights && withAnalysis(insights, made));
        if (made.kept) notify.say("Nothing changed since: this is what was said before, and cost nothing");
      },
    });
  return { ...answer, renew };
}
