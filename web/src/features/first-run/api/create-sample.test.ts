import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { aModel } from "@/testing/builders";
import { server } from "@/testing/server";
import { LANGUAGE_MODELS } from "../sample/language-models";
import { OTHER_MODELS } from "../sample/other-models";
import { createSample } from "./create-sample";

const models = [...LANGUAGE_MODELS, ...OTHER_MODELS];

it("makes every model and tells how many there are", async () => {
  server.use(http.post("*/api/v1/models", () => HttpResponse.json(aModel(), { status: 201 })));
  const told: number[] = [];
  const { ids, error } = await createSample(null, models, (made) => told.push(made));
  expect(error).toBeNull();
  expect(ids).toHaveLength(models.length);
  expect(told.at(-1)).toBe(models.length);
});

it("stops at the first failure and says what was made until then", async () => {
  let asked = 0;
  server.use(
    http.post("*/api/v1/models", () => {
      asked += 1;
      return asked > 3 ? HttpResponse.error() : HttpResponse.json(aModel(), { status: 201 });
    }),
  );
  const { ids, error } = await createSample(null, models, () => undefined);
  expect(ids).toHaveLength(3);
  expect(error).not.toBeNull();
  expect(asked).toBeLessThan(12);
});

it("marks every model as a sample", () => {
  expect(models).toHaveLength(24);
  expect(models.every(({ tags }) => tags?.includes("sample"))).toBe(true);
});
