//! The table: which operation is for whom, and what it answers those whom it serves.

use super::world::World;
use serde_json::{Value, json};
use trackml_domain::workspace::Role::{self, Editor, Owner, Viewer};
use trackml_testkit::test_app::PASSWORD;

/// Whom an operation serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Everybody; a credential makes no difference.
    Everybody,
    /// Everybody whose account was not shut; a credential makes no difference.
    Unshut,
    /// Who shows a refresh cookie, which nobody does here.
    Cookie,
    /// Every credential that is good: what is read is one's own.
    AnyCaller,
    /// Every credential that may write: what is written is one's own.
    AnyWriter,
    /// Every session, no API token.
    AnySession,
    /// Every session; a refresh cookie would do too.
    SessionOrCookie,
    /// Who has the role in the workspace, by any credential.
    Reader(Role),
    /// Who has the role in the workspace, by a credential that may write.
    Writer(Role),
    /// Who has the role in the workspace, by a session.
    SessionRole(Role),
    /// Administrators, by a session.
    Administrator,
}

/// An operation, asked for with a query.
pub(super) struct Row {
    pub(super) operation: &'static str,
    pub(super) query: &'static str,
    pub(super) who: Who,
    /// What those are answered whom it serves.
    pub(super) status: u16,
}

const fn row(operation: &'static str, query: &'static str, who: Who, status: u16) -> Row {
    Row { operation, query, who, status }
}

/// In the workspace of the cast instead of one's own.
const THERE: &str = "?workspace={workspace}";

pub(super) const ROWS: &[Row] = &[
    row("healthz", "", Who::Everybody, 200),
    row("readyz", "", Who::Everybody, 200),
    row("meta", "", Who::Everybody, 200),
    row("register", "", Who::Everybody, 201),
    row("login", "", Who::Unshut, 200),
    row("refresh", "", Who::Cookie, 200),
    row("logout", "", Who::SessionOrCookie, 204),
    row("verify_token", "", Who::AnyCaller, 200),
    row("read_me", "", Who::AnyCaller, 200),
    row("patch_me", "", Who::AnySession, 200),
    row("delete_me", "", Who::AnySession, 204),
    row("deactivate_me", "", Who::AnySession, 204),
    row("change_password", "", Who::AnySession, 204),
    row("list_sessions", "", Who::AnySession, 200),
    row("end_sessions", "", Who::AnySession, 200),
    row("end_session", "", Who::AnySession, 204),
    row("list_tokens", "", Who::AnySession, 200),
    row("issue_token", "", Who::AnySession, 201),
    row("revoke_token", "", Who::AnySession, 204),
    row("my_audit", "", Who::AnySession, 200),
    row("list_users", "", Who::Administrator, 200),
    row("patch_user", "", Who::Administrator, 200),
    row("list_workspaces", "", Who::AnyCaller, 200),
    row("create_workspace", "", Who::AnyWriter, 201),
    row("read_workspace", "", Who::Reader(Viewer), 200),
    row("patch_workspace", "", Who::Writer(Owner), 200),
    row("delete_workspace", "?cascade=true", Who::Writer(Owner), 204),
    row("list_members", "", Who::Reader(Viewer), 200),
    row("patch_member", "", Who::Writer(Owner), 200),
    row("remove_member", "", Who::Writer(Owner), 204),
    row("list_invitations", "", Who::Reader(Owner), 200),
    row("invite_member", "", Who::Writer(Owner), 201),
    row("withdraw_invitation", "", Who::Writer(Owner), 204),
    row("workspace_audit", "", Who::SessionRole(Owner), 200),
    row("list_my_invitations", "", Who::AnyCaller, 200),
    row("accept_invitation", "", Who::AnyWriter, 200),
    row("accept_invitation_by_code", "", Who::AnyWriter, 200),
    row("decline_invitation", "", Who::AnyWriter, 204),
    row("list_models", "", Who::AnyCaller, 200),
    row("list_models", THERE, Who::Reader(Viewer), 200),
    row("search_models", "?q=x", Who::AnyCaller, 200),
    row("search_models", "?q=x&workspace={workspace}", Who::Reader(Viewer), 200),
    row("autofill_model", "", Who::AnyCaller, 200),
    row("autofill_model", THERE, Who::Reader(Viewer), 200),
    row("import_models", "", Who::AnyWriter, 200),
    row("import_models", THERE, Who::Writer(Editor), 200),
    row("create_model", "", Who::AnyWriter, 201),
    row("create_model", THERE, Who::Writer(Editor), 201),
    row("read_model", "", Who::Reader(Viewer), 200),
    row("model_history", "", Who::Reader(Viewer), 200),
    row("patch_model", "", Who::Writer(Editor), 200),
    row("replace_model", "", Who::Writer(Editor), 200),
    row("move_model", "", Who::Writer(Editor), 200),
    row("delete_model", "", Who::Writer(Editor), 204),
    row("model_journal", "", Who::Reader(Viewer), 200),
    row("write_journal_entry", "", Who::Writer(Editor), 201),
    row("patch_journal_entry", "", Who::Writer(Editor), 200),
    row("delete_journal_entry", "", Who::Writer(Editor), 204),
    row("list_views", "", Who::AnyCaller, 200),
    row("list_views", THERE, Who::Reader(Viewer), 200),
    row("create_view", "", Who::AnyWriter, 201),
    row("create_view", THERE, Who::Writer(Editor), 201),
    row("patch_view", "", Who::Writer(Editor), 200),
    row("delete_view", "", Who::Writer(Editor), 204),
    row("purge_models", "", Who::AnyWriter, 200),
    row("purge_models", THERE, Who::Writer(Owner), 200),
    row("restore_model", "", Who::Writer(Editor), 200),
    row("model_facets", "", Who::AnyCaller, 200),
    row("model_facets", THERE, Who::Reader(Viewer), 200),
    row("change_models", "", Who::AnyWriter, 200),
    row("change_models", THERE, Who::Writer(Editor), 200),
    // It is the caller who made the change that is taken back.
    row("undo_change", "", Who::Writer(Editor), 200),
    row("list_duplicates", "", Who::AnyCaller, 200),
    row("list_duplicates", THERE, Who::Reader(Viewer), 200),
    row("merge_models", "", Who::Writer(Editor), 200),
    row("suggest_tags", "", Who::Reader(Viewer), 200),
    row("list_tags", "", Who::AnyCaller, 200),
    row("list_tags", THERE, Who::Reader(Viewer), 200),
    // The tag is one of the workspace: in one's own no record has it.
    row("merge_tags", "", Who::AnyWriter, 404),
    row("merge_tags", THERE, Who::Writer(Editor), 200),
    row("patch_tag", "", Who::AnyWriter, 404),
    row("patch_tag", THERE, Who::Writer(Editor), 200),
    row("delete_tag", "", Who::AnyWriter, 404),
    row("delete_tag", THERE, Who::Writer(Editor), 200),
    row("read_dashboard", "", Who::AnyCaller, 200),
    row("read_dashboard", THERE, Who::Reader(Viewer), 200),
    row("list_hardware", "", Who::AnyCaller, 200),
    row("list_hardware_presets", "", Who::AnyCaller, 200),
    row("add_hardware", "", Who::AnyWriter, 201),
    row("patch_hardware", "", Who::AnyWriter, 200),
    row("delete_hardware", "", Who::AnyWriter, 204),
    row("refresh_workspace", "", Who::Writer(Editor), 202),
    row("read_workspace_refresh", "", Who::Reader(Viewer), 200),
    row("stop_workspace_refresh", "", Who::Writer(Editor), 200),
    // The record was written by hand: there is nothing to ask the Hub for, and its making is not reverted.
    row("refresh_model", "", Who::Writer(Editor), 409),
    row("revert_event", "", Who::Writer(Editor), 409),
    row("mark_upstream_seen", "", Who::Writer(Editor), 200),
    row("lock_field", "", Who::Writer(Editor), 200),
    row("unlock_field", "", Who::Writer(Editor), 200),
    row("model_family", "", Who::Reader(Viewer), 200),
    row("model_memory", "", Who::Reader(Viewer), 200),
    row("model_license", "", Who::Reader(Viewer), 200),
    row("compare_models", "", Who::Reader(Viewer), 200),
    // Here there is no language model: rules answer.
    row("model_insights", "", Who::Reader(Viewer), 200),
    row("generate_insight", "", Who::Writer(Editor), 200),
    row("forget_thread", "", Who::Writer(Editor), 404),
    row("judge_models", "", Who::Reader(Viewer), 200),
    row("search_by_meaning", "?q=x", Who::AnyCaller, 200),
    row("search_by_meaning", "?q=x&workspace={workspace}", Who::Reader(Viewer), 200),
    row("similar_models", "", Who::Reader(Viewer), 200),
    row("propose_tags", "", Who::Reader(Viewer), 200),
    row("ask_library", "", Who::AnyCaller, 200),
    row("ask_library", THERE, Who::Reader(Viewer), 200),
    row("check_ai", "", Who::AnyCaller, 200),
];

/// What an operation is sent; null for those that read no body.
pub(super) fn body(operation: &str, world: &World) -> Value {
    let fresh = world.fresh_name();
    match operation {
        "register" => {
            json!({"username": fresh, "email": format!("{fresh}@example.org"), "password": PASSWORD})
        }
        "login" => json!({"email": world.caller.user.username.as_str(), "password": PASSWORD}),
        "patch_me" => json!({"username": fresh}),
        "delete_me" | "deactivate_me" => json!({"password": PASSWORD}),
        "change_password" => json!({"password": PASSWORD, "new_password": format!("{PASSWORD}!")}),
        "issue_token" => json!({"name": "nightly", "scope": "write"}),
        "patch_user" => json!({"disabled": true}),
        "create_workspace" | "patch_workspace" => json!({"name": "Crew"}),
        "patch_member" => json!({"role": "editor"}),
        "invite_member" => json!({"login": format!("{fresh}@example.org"), "role": "viewer"}),
        "accept_invitation_by_code" => json!({"code": world.code}),
        "autofill_model" => json!({"source": "lumen-labs/Aurora-7B"}),
        "import_models" => json!({"sources": ["lumen-labs/Aurora-7B"]}),
        "create_model" | "replace_model" => json!({"name": "Zephyr"}),
        "patch_model" => json!({"favorite": true}),
        "change_models" => json!({"query": "", "change": {"favorite": true}}),
        "purge_models" => json!({"query": ""}),
        "merge_models" => json!({"into": world.model, "from": [world.twin]}),
        "merge_tags" => json!({"from": ["code"], "into": "programming"}),
        "patch_tag" => json!({"name": "programming", "color": "#2f6fde"}),
        "move_model" => json!({"workspace_id": world.caller.personal.get()}),
        "write_journal_entry" => json!({"kind": "log", "text": "ran it"}),
        "patch_journal_entry" => json!({"text": "ran it again"}),
        "create_view" => json!({"name": fresh, "query": "is:favorite"}),
        "add_hardware" | "patch_hardware" => json!({"name": "Desk", "memory_bytes": 1_u64 << 35}),
        "refresh_model" => json!({"preview": true}),
        "generate_insight" => json!({}),
        "judge_models" => json!({"model_ids": [world.model, world.twin]}),
        "ask_library" => json!({"question": "What do I have?"}),
        "compare_models" => json!({"ids": [world.model, world.twin]}),
        "patch_view" => json!({"query": "is:favorite"}),
        _ => Value::Null,
    }
}
