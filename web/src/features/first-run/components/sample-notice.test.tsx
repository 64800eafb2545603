import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { anItem } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { SignedIn, signIn } from "@/testing/signed-in";
import { rememberSample } from "../sample/remembered";
import { SampleNotice } from "./sample-notice";

beforeEach(() => {
  signIn();
  server.use(
    http.get("*/api/v1/models", () =>
      HttpResponse.json({ items: [anItem({ id: 1 }), anItem({ id: 2 }), anItem({ id: 50 })], total: 3 }),
    ),
  );
});

const show = () =>
  renderAt(
    "/",
    <SignedIn>
      <SampleNotice />
    </SignedIn>,
  );

it("removes what it made, and nothing else that has the tag", async () => {
  let change: unknown;
  server.use(
    http.post("*/api/v1/models/bulk", async ({ request }) => {
      change = await request.json();
      return HttpResponse.json({ matched: 2, changed: 2, undo: null });
    }),
  );
  rememberSample(1, null, [1, 2, 3]);
  show();
  expect(await screen.findByText("2 sample models to look around in.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Remove the sample models" }));
  await waitFor(() => expect(change).toEqual({ ids: [1, 2], change: { delete: true } }));
});

it("is not there where this browser made no sample", async () => {
  const { container } = show();
  await waitFor(() => expect(container.querySelector("output")).not.toBeNull());
  expect(screen.queryByRole("button")).toBeNull();
});
