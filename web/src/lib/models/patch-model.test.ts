import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { aModel } from "@/testing/builders";
import { server } from "@/testing/server";
import { patchModel } from "./patch-model";

/** A record on the server, which refuses what is not made for its revision. */
function recordAt(id: number, revision: number) {
  const state = { revision, overlapping: 0, most: 0 };
  server.use(
    http.patch(`*/models/${id}`, async ({ request }) => {
      state.overlapping += 1;
      state.most = Math.max(state.most, state.overlapping);
      await new Promise((done) => setTimeout(done, 5));
      state.overlapping -= 1;
      if (request.headers.get("If-Match") !== `"${state.revision}"`)
        return HttpResponse.json({ code: "stale_revision", title: "Stale", status: 412 }, { status: 412 });
      state.revision += 1;
      return HttpResponse.json(aModel({ id, revision: state.revision }));
    }),
  );
  return state;
}

it("sends the changes of one record one after the other, each on the one before", async () => {
  const record = recordAt(7001, 1);
  const change = () => patchModel({ id: 7001, revision: 1, patch: { favorite: true } });
  const answers = await Promise.all([change(), change(), change()]);
  expect(answers.map(({ revision }) => revision)).toEqual([2, 3, 4]);
  expect(record.most).toBe(1);
});

it("is refused after an edit from elsewhere", async () => {
  const record = recordAt(7002, 1);
  await patchModel({ id: 7002, revision: 1, patch: { favorite: true } });
  record.revision += 1;
  await expect(patchModel({ id: 7002, revision: 1, patch: { rating: 3 } })).rejects.toMatchObject({
    status: 412,
  });
});

it("goes on after one that failed", async () => {
  recordAt(7003, 1);
  const refused = patchModel({ id: 7003, revision: 9, patch: { rating: 3 } });
  const accepted = patchModel({ id: 7003, revision: 1, patch: { rating: 3 } });
  await expect(refused).rejects.toMatchObject({ status: 412 });
  await expect(accepted).resolves.toMatchObject({ revision: 2 });
});
