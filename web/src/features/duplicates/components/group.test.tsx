import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { aModel, anItem } from "@/testing/builders";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { Group } from "./group";

const sent: unknown[] = [];
beforeEach(() => {
  sent.length = 0;
  server.use(
    http.post("*/models/merge", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(aModel({ id: 1 }));
    }),
  );
});

const models = [
  anItem({ id: 1, name: "One" }),
  anItem({ id: 2, name: "one", rating: 4, tags: ["a"] }),
  anItem({ id: 3, name: "ONE" }),
];
const show = (canMerge = true) =>
  renderAt("/duplicates", <Group group={{ reason: "name", models }} canMerge={canMerge} />);

describe("a group of duplicates", () => {
  it("offers to keep the record that most was put into", () => {
    show();
    expect(screen.getByRole("radio", { name: /number 2/ })).toBeChecked();
  });

  it("merges the others into the one that is kept", async () => {
    show();
    await userEvent.click(screen.getByRole("radio", { name: /number 1/ }));
    await userEvent.click(screen.getByRole("button", { name: "Merge 3 into one" }));
    await userEvent.click(await screen.findByRole("button", { name: "Merge" }));
    await waitFor(() => expect(sent).toEqual([{ into: 1, from: [2, 3] }]));
  });

  it("leaves out what is not to be merged", async () => {
    show();
    await userEvent.click(screen.getByRole("checkbox", { name: /number 3/ }));
    await userEvent.click(screen.getByRole("button", { name: "Merge 2 into one" }));
    await userEvent.click(await screen.findByRole("button", { name: "Merge" }));
    await waitFor(() => expect(sent).toEqual([{ into: 2, from: [1] }]));
  });

  it("stays as it was, with the reason, where the server refuses", async () => {
    server.use(
      http.post("*/models/merge", () =>
        HttpResponse.json(
          { code: "does_not_fit", title: "The notes are too long together", status: 422 },
          { status: 422 },
        ),
      ),
    );
    show();
    await userEvent.click(screen.getByRole("button", { name: "Merge 3 into one" }));
    await userEvent.click(await screen.findByRole("button", { name: "Merge" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The notes are too long together");
  });

  it("offers nothing to those who only read", () => {
    show(false);
    expect(screen.queryByRole("button", { name: /Merge/ })).toBeNull();
    expect(screen.queryByRole("radio")).toBeNull();
  });
});
