import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useForm } from "react-hook-form";
import { expect, test } from "vitest";
import { renderSignedIn, aUser } from "@/testing/signed-in";
import { useDraft } from "./use-draft";

function Form() {
  const form = useForm({ defaultValues: { name: "", password: "" } });
  const forget = useDraft("test", form, ["name"]);
  return (
    <>
      <input aria-label="Name" {...form.register("name")} />
      <input aria-label="Password" {...form.register("password")} />
      <button onClick={forget}>Sent</button>
    </>
  );
}

test("what is written is there again after a reload, without the secret", async () => {
  const first = renderSignedIn("/", <Form />);
  await userEvent.type(await screen.findByLabelText("Name"), "Speech");
  await userEvent.type(screen.getByLabelText("Password"), "secret");
  first.unmount();
  renderSignedIn("/", <Form />);
  expect(await screen.findByLabelText("Name")).toHaveValue("Speech");
  expect(screen.getByLabelText("Password")).toHaveValue("");
  expect(JSON.stringify(sessionStorage)).not.toContain("secret");
});

test("what was sent is no draft any more", async () => {
  const first = renderSignedIn("/", <Form />);
  await userEvent.type(await screen.findByLabelText("Name"), "Speech");
  await userEvent.click(screen.getByText("Sent"));
  first.unmount();
  renderSignedIn("/", <Form />);
  expect(await screen.findByLabelText("Name")).toHaveValue("");
});

test("another user finds no draft", async () => {
  const first = renderSignedIn("/", <Form />);
  await userEvent.type(await screen.findByLabelText("Name"), "Speech");
  first.unmount();
  renderSignedIn("/", <Form />, aUser({ id: 2 }));
  expect(await screen.findByLabelText("Name")).toHaveValue("");
});
