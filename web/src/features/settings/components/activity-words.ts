import type { AuditEntry } from "@/lib/api/types";

/** What happened, by its kind. */
const WORDS: Record<AuditEntry["kind"], string> = {
  registered: "Account created",
  login_ok: "Signed in",
  login_failed: "Sign-in refused",
  logged_out: "Signed out",
  session_ended: "Session ended from another one",
  refresh_reused: "Session ended: its cookie was used twice",
  profile_changed: "Profile changed",
  password_changed: "Password changed",
  password_refused: "Wrong password at a confirmation",
  deactivated: "Account deactivated",
  reactivated: "Account active again",
  disabled: "Account shut by an administrator",
  enabled: "Account opened by an administrator",
  promoted: "Made an administrator",
  demoted: "No administrator any more",
  account_deleted: "Account deleted",
  token_issued: "API token created",
  token_revoked: "API token revoked",
  models_purged: "Models deleted for good",
  workspace_created: "Workspace created",
  workspace_renamed: "Workspace renamed",
  workspace_deleted: "Workspace deleted",
  member_invited: "Somebody invited to a workspace",
  invitation_withdrawn: "Invitation withdrawn or declined",
  member_joined: "Joined a workspace",
  role_changed: "Role in a workspace changed",
  member_removed: "Left or was removed from a workspace",
  model_relocated: "Models moved or copied to another workspace",
};

/** What one should look at: it may have been somebody else. */
const SUSPICIOUS: readonly AuditEntry["kind"][] = ["login_failed", "refresh_reused", "password_refused"];

export function activityWords({ kind, detail }: AuditEntry): string {
  if (kind === "profile_changed") {
    const changed = [detail.username && "username", detail.email && "email address"].filter(Boolean);
    if (changed.length > 0)
      return `${changed.join(" and ")} changed`.replace(/^./, (first) => first.toUpperCase());
  }
  if (kind === "models_purged" && detail.models !== undefined) return `${WORDS[kind]} (${detail.models})`;
  return WORDS[kind];
}

export function isSuspicious({ kind }: AuditEntry): boolean {
  return SUSPICIOUS.includes(kind);
}
