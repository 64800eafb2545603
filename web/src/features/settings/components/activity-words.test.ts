import { expect, test } from "vitest";
import type { AuditEntry } from "@/lib/api/types";
import { activityWords } from "./activity-words";

const entry = (given: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: "2026-01-02T03:04:05Z",
  kind: "login_ok",
  detail: {},
  account_id: 1,
  actor_id: 1,
  ...given,
});

test("a change of the profile names what was changed", () => {
  const changed = entry({ kind: "profile_changed", detail: { username: "changed", email: "changed" } });
  expect(activityWords(changed, 1)).toBe("Username and email address changed");
});

test("leaving is told from being removed and from removing", () => {
  expect(activityWords(entry({ kind: "member_removed" }), 1, "Speech")).toBe("Left Speech");
  expect(activityWords(entry({ kind: "member_removed", actor_id: 2 }), 1)).toBe("Removed from a workspace");
  expect(activityWords(entry({ kind: "member_removed", account_id: 2 }), 1, "Speech")).toBe(
    "Member removed from Speech",
  );
});
