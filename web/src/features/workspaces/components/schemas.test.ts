import { expect, test } from "vitest";
import * as z from "zod/mini";
import { inviteSchema } from "./schemas";

const saysOf = (login: string) =>
  z.safeParse(inviteSchema, { login, role: "editor" }).error?.issues[0]?.message;

test("somebody is named by address or username", () => {
  expect(saysOf("grace@example.org")).toBeUndefined();
  expect(saysOf(" grace ")).toBeUndefined();
});

test("what names nobody is refused with the reason", () => {
  expect(saysOf("")).toBe("Write an email address or a username.");
  expect(saysOf("grace@")).toMatch(/no email address/);
  expect(saysOf("grace hopper")).toMatch(/Use letters/);
});
