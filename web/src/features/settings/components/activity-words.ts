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
  workspace_created: "Created a workspace",
  workspace_renamed: "Renamed a workspace",
  workspace_deleted: "Deleted a workspace",
  member_invited: "Somebody invited to a workspace",
  invitation_withdrawn: "Invitation withdrawn or declined",
  member_joined: "Joined a workspace",
  role_changed: "Role of a member of a workspace changed",
  member_removed: "Member removed from a workspace",
  model_relocated: "Models moved or copied out of a workspace",
};

/** What one should look at: it may have been somebody else. */
const SUSPICIOUS: readonly AuditEntry["kind"][] = ["login_failed", "refresh_reused", "password_refused"];

/**
 * What happened, for the one whose account it is.
 *
 * @param workspace the name of the workspace that it concerns, where the user still sees it
 */
export function activityWords(entry: AuditEntry, me: number, workspace?: string): string {
  const words = wordsOf(entry, me);
  return workspace === undefined ? words : words.replace(/an? workspace/, workspace);
}

function wordsOf({ kind, detail, account_id: account, actor_id: actor }: AuditEntry, me: number): string {
  const isAboutMe = account === me;
  if (kind === "profile_changed") return profileWords(detail);
  if (kind === "models_purged" && detail.models !== undefined) return `${WORDS[kind]} (${detail.models})`;
  if (kind === "role_changed" && isAboutMe) return "Your role in a workspace changed";
  if (kind === "member_removed" && isAboutMe) {
    return actor === me ? "Left a workspace" : "Removed from a workspace";
  }
  return WORDS[kind];
}

function profileWords(detail: AuditEntry["detail"]): string {
  const changed = [detail.username && "username", detail.email && "email address"].filter(Boolean);
  const what = changed.length === 0 ? "profile" : changed.join(" and ");
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} changed`;
}

export function isSuspicious({ kind }: AuditEntry): boolean {
  return SUSPICIOUS.includes(kind);
}
