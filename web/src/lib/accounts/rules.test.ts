import { expect, test } from "vitest";
import * as z from "zod/mini";
import { email, newPassword, username } from "./rules";

const saysOf = (schema: z.ZodMiniType, value: string) => z.safeParse(schema, value).error?.issues[0]?.message;

test("names of any script are taken, trimmed", () => {
  expect(z.parse(username, "  Łukasz.K-1_ ")).toBe("Łukasz.K-1_");
});

test.each([
  ["", "Write a username."],
  ["a", "Use 2 characters or more."],
  ["ada lovelace", "Use letters, digits, “-”, “_” and “.”"],
  ["a".repeat(41), "Use 40 characters or fewer."],
])("a name that the server refuses is refused with the reason: %j", (name, reason) => {
  expect(saysOf(username, name)).toBe(reason);
});

test.each(["me@example.org", "a.b+c@sub.example.co", "o'neil@example.org", "root@localhost"])(
  "an address is one: %s",
  (address) => expect(z.safeParse(email, address).success).toBe(true),
);

test.each(["me", "@example.org", "me@", "me@.org", "me@org.", "a@b@c", "a b@c", "me@exa mple.org"])(
  "no address is none: %s",
  (text) => expect(saysOf(email, text)).toMatch(/no email address/),
);

test("the limits of a password are the server's", () => {
  const schema = newPassword({ password_min_chars: 12, password_max_chars: 20 });
  expect(saysOf(schema, "mango-tram")).toBe("Use 12 characters or more.");
  expect(saysOf(schema, "mango-tram-lantern-orbit")).toBe("Use 20 characters or fewer.");
  expect(z.safeParse(schema, "mango-tram-lantern").success).toBe(true);
});

test("an emoji is one character", () => {
  expect(saysOf(newPassword(), "🦀🦞🦐🦑")).toBe("Use 8 characters or more.");
});

test("an obvious password is refused without asking the server", () => {
  expect(saysOf(newPassword(), "password1")).toMatch(/too easy/);
});
