import { useMutation, useQuery } from "@tanstack/react-query";
import { post } from "@/lib/api/client";
import type { AiCheck } from "@/lib/api/types";
import { metaQuery } from "@/lib/meta";

/**
 * How it stands with language models at this moment: what everything else takes from the same answer does not change,
 * what has been spent today does.
 */
export const useAiNow = () =>
  useQuery({
    ...metaQuery,
    refetchOnMount: "always",
    refetchOnWindowFocus: "always",
    refetchInterval: 60_000,
  });

/** Asks the AI service for its models. It costs no tokens. */
export const useCheckAi = () => useMutation({ mutationFn: () => post<AiCheck>("/ai/check") });
