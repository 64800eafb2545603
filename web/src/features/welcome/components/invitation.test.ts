import { expect, test } from "vitest";
import { invitationIn, withoutInvitation } from "./invitation";

test("a code is found in the address itself", () => {
  expect(invitationIn("?code=tmi_1")).toBe("tmi_1");
});

test("a code is found in the address that one wanted to go to", () => {
  expect(invitationIn(`?next=${encodeURIComponent("/workspaces?code=tmi_1")}`)).toBe("tmi_1");
  expect(invitationIn("?next=/models/1")).toBe("");
});

test("a code that was used is gone from both", () => {
  const search = `?code=tmi_1&next=${encodeURIComponent("/workspaces?code=tmi_1&x=1")}`;
  expect(new URLSearchParams(withoutInvitation(search)).get("next")).toBe("/workspaces?x=1");
  expect(withoutInvitation("?code=tmi_1")).toBe("");
});
