//! Workspaces, their members, and invitations to them.

mod audit;
mod create;
mod delete;
mod invitations;
mod invite;
mod members;
mod patch;
mod read;
mod refresh;

pub(super) use audit::workspace_audit;
pub(super) use create::create_workspace;
pub(super) use delete::delete_workspace;
pub(super) use invitations::{
    accept_invitation, accept_invitation_by_code, decline_invitation, list_my_invitations,
};
pub(super) use invite::{invite_member, list_invitations, withdraw_invitation};
pub(super) use members::{list_members, patch_member, remove_member};
pub(super) use patch::patch_workspace;
pub(super) use read::{list_workspaces, read_workspace};
pub(super) use refresh::{read_workspace_refresh, refresh_workspace, stop_workspace_refresh};
