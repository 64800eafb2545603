import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";
import type { SemanticResults } from "@/lib/api/types";
import { anItem } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Similar } from "./similar";

function given(results: Partial<SemanticResults>) {
  server.use(
    http.get("*/api/v1/models/7/similar", ({ request }) => {
      expect(new URL(request.url).searchParams.get("limit")).toBe("6");
      return HttpResponse.json({ items: [], mode: "hybrid", reason: null, without_vector: 0, ...results });
    }),
  );
  renderAt("/models/7", <Similar id={7} />);
}

const near = {
  ...anItem({ id: 9, name: "harbour-asr-large", developer: "northwind", model_type: "speech_recognition" }),
  status: "using" as const,
  text_rank: null,
  meaning_rank: 1,
  score: 0.016,
};

describe("similar models", () => {
  it("lead to their records, and say what they are", async () => {
    given({ items: [near] });
    const list = await screen.findByRole("list", { name: "Similar models" });
    expect(within(list).getByRole("link")).toHaveAttribute("href", "/models/9");
    expect(list).toHaveTextContent("harbour-asr-largenorthwind · Speech recognitionUsing");
  });

  it("say why only tags and types were looked at", async () => {
    given({ items: [near], mode: "text", reason: "what this record is about is still to be computed" });
    expect(await screen.findByText(/still to be computed\.$/)).toBeVisible();
  });

  it("say that there are none", async () => {
    given({});
    expect(await screen.findByText("Nothing else here is about the like.")).toBeVisible();
  });
});
