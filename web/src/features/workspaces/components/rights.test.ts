import { expect, test } from "vitest";
import type { Role, Workspace } from "@/lib/api/types";
import { isLastOwner, rightsIn } from "./rights";

const workspace = (role: Role, isPersonal = false): Workspace => ({
  id: 1,
  name: "Speech",
  is_personal: isPersonal,
  role,
  members: 2,
  models: 0,
  created_at: "2026-01-02T03:04:05Z",
});

test("only owners rename, manage and delete", () => {
  expect(rightsIn(workspace("owner"))).toEqual({ rename: true, manage: true, leave: true, remove: true });
  for (const role of ["viewer", "editor"] as const) {
    expect(rightsIn(workspace(role))).toEqual({ rename: false, manage: false, leave: true, remove: false });
  }
});

test("a personal workspace is renamed and no more", () => {
  expect(rightsIn(workspace("owner", true))).toEqual({
    rename: true,
    manage: false,
    leave: false,
    remove: false,
  });
});

test("of two owners neither is the last", () => {
  const ada = { user_id: 1, username: "ada", role: "owner" } as const;
  const bela = { user_id: 2, username: "bela", role: "owner" } as const;
  expect(isLastOwner([ada, bela], 1)).toBe(false);
  expect(isLastOwner([ada, { ...bela, role: "editor" }], 1)).toBe(true);
});
