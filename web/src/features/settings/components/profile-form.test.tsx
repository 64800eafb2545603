import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";
import { server } from "@/testing/server";
import { aUser, renderSignedIn } from "@/testing/signed-in";
import { ProfileForm } from "./profile-form";

const user = aUser();

function answer(status: number, body: object) {
  const sent: unknown[] = [];
  server.use(
    http.patch("*/api/v1/auth/me", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(body, { status });
    }),
  );
  return sent;
}

async function write(label: string, text: string) {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));

test("another name is sent alone, without a password", async () => {
  const sent = answer(200, { ...user, username: "ada.l" });
  renderSignedIn("/", <ProfileForm user={user} />);
  await write("Username", "ada.l");
  await save();
  await waitFor(() => expect(sent).toEqual([{ username: "ada.l" }]));
});

test("another address asks for the password", async () => {
  renderSignedIn("/", <ProfileForm user={user} />);
  await write("Email", "ada@example.net");
  await save();
  expect(await screen.findByText("Write your password to change the address.")).toBeVisible();
});

test("a wrong password is said at its field, and the address stays", async () => {
  const errors = [{ field: "password", code: "wrong", message: "is wrong" }];
  answer(403, { type: "/", status: 403, code: "wrong_password", title: "The password is wrong", errors });
  renderSignedIn("/", <ProfileForm user={user} />);
  await write("Email", "ada@example.net");
  await write("Your password", "nope");
  await save();
  expect(await screen.findByText("It is wrong.")).toBeVisible();
  expect(screen.getByLabelText("Email")).toHaveValue("ada@example.net");
});
