import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { Route, Routes, useLocation } from "react-router";
import { expect, test } from "vitest";
import { useSession } from "@/lib/session/session";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { aUser } from "@/testing/signed-in";
import Welcome from "./welcome";

const session = { access_token: "token", token_type: "Bearer", expires_in: 900, user: aUser() };

function show(address: string, { registration = "open", isExpired = false } = {}) {
  server.use(
    http.get("*/api/v1/meta", () =>
      HttpResponse.json({
        version: "1.0.0",
        features: { registration, hub_token: false },
        limits: { password_min_chars: 8, password_max_chars: 128 },
      }),
    ),
  );
  return renderAt(address, <Door isExpired={isExpired} />);
}

/** As the router does it: whoever is in leaves from the address that stands then. */
function Door({ isExpired }: { isExpired: boolean }) {
  const { search } = useLocation();
  if (useSession().state.kind === "in") return <p>In, from {search}</p>;
  return (
    <Routes>
      <Route path="/welcome/*" element={<Welcome isExpired={isExpired} />} />
    </Routes>
  );
}

function refuse(path: string, status: number, body: object, headers: Record<string, string> = {}) {
  server.use(
    http.post(`*/api/v1/auth/${path}`, () =>
      HttpResponse.json({ type: "/", status, ...body }, { status, headers }),
    ),
  );
}

async function signIn() {
  await userEvent.type(screen.getByLabelText("Email or username"), "ada");
  await userEvent.type(screen.getByLabelText("Password"), "nope{Enter}");
}

async function register(given: { username?: string; password?: string } = {}) {
  await userEvent.type(await screen.findByLabelText("Username"), given.username ?? "ada");
  await userEvent.type(screen.getByLabelText("Email"), "ada@example.org");
  await userEvent.type(screen.getByLabelText("Password"), given.password ?? "wandering-teapot-42");
  await userEvent.click(screen.getByRole("button", { name: "Create the account" }));
}

test("a wrong password is said, and the name that was typed stays", async () => {
  show("/welcome");
  refuse("login", 401, { code: "wrong_credentials", title: "The email address or the password is wrong" });
  await signIn();
  expect(await screen.findByRole("alert")).toHaveTextContent("The email address or the password is wrong.");
  expect(screen.getByLabelText("Email or username")).toHaveValue("ada");
  expect(screen.getByLabelText("Password")).toHaveFocus();
});

test("while the server asks to wait, the button says for how long", async () => {
  show("/welcome");
  refuse("login", 429, { code: "too_many_attempts", title: "Too many attempts" }, { "Retry-After": "65" });
  await signIn();
  expect(await screen.findByRole("button", { name: "Try again in 1 min 5 s" })).toBeDisabled();
});

test("a refusal that was about haste goes with the wait", async () => {
  show("/welcome");
  refuse("login", 429, { code: "too_many_attempts", title: "Too many attempts" }, { "Retry-After": "1" });
  await signIn();
  expect(await screen.findByRole("alert")).toHaveTextContent("Too many attempts in a row.");
  await waitFor(() => expect(screen.getByRole("button", { name: "Sign in" })).toBeEnabled(), {
    timeout: 3000,
  });
  expect(screen.queryByRole("alert")).toBeNull();
});

test("nothing is sent before the fields are filled", async () => {
  show("/welcome");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByText("Write your password.")).toBeVisible();
});

test("a session that ended is said", () => {
  show("/welcome", { isExpired: true });
  expect(screen.getByText(/Your session ended/)).toBeVisible();
});

test("where registration is closed, no way leads there", async () => {
  show("/welcome", { registration: "closed" });
  expect(await screen.findByText(/made by the operator/)).toBeVisible();
  expect(screen.queryByRole("link", { name: /account/ })).toBeNull();
});

test("the page that one wanted is kept from form to form", async () => {
  show("/welcome?next=%2Ftags");
  await userEvent.click(await screen.findByRole("link", { name: "Create an account" }));
  expect(await screen.findByRole("heading", { name: "Create an account" })).toBeVisible();
  expect(screen.getByTestId("address")).toHaveTextContent("/welcome/register?next=%2Ftags");
});

test("a name that is taken is said at both fields that it may be about", async () => {
  show("/welcome/register");
  const errors = ["username", "email"].map((field) => ({ field, code: "taken", message: "this is taken" }));
  refuse("register", 409, { code: "account_taken", title: "Taken", errors });
  await register();
  await waitFor(() => expect(screen.getByLabelText("Username")).toBeInvalid());
  expect(screen.getByLabelText("Email")).toBeInvalid();
  expect(screen.getByLabelText("Password")).toHaveValue("wandering-teapot-42");
});

test("a password that the server finds too easy is said at the field, and nowhere else", async () => {
  show("/welcome/register");
  const errors = [{ field: "password", code: "too_weak", message: "is too easy to guess" }];
  refuse("register", 422, { code: "validation_failed", title: "Not valid", errors });
  await register();
  expect(await screen.findByText("It is too easy to guess.")).toBeVisible();
  expect(screen.getAllByRole("alert")).toHaveLength(1);
  expect(screen.getByRole("meter")).toHaveAttribute("aria-valuetext", "Refused");
});

test("where an invitation is needed, its field is there and filled from the link", async () => {
  show(`/welcome/register?next=${encodeURIComponent("/workspaces?code=tmi_1")}`, { registration: "invite" });
  expect(await screen.findByLabelText("Invitation code")).toHaveValue("tmi_1");
});

test("after registering the code is not tried again", async () => {
  show(`/welcome/register?next=${encodeURIComponent("/workspaces?code=tmi_1")}`);
  let sent: unknown;
  server.use(
    http.post("*/api/v1/auth/register", async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(session, { status: 201 });
    }),
  );
  await register();
  expect(await screen.findByText("In, from ?next=%2Fworkspaces")).toBeVisible();
  expect(sent).toMatchObject({ invitation: "tmi_1", username: "ada" });
});
