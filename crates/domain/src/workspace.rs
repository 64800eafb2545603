//! Workspaces: the shelf that models stand on, and who may do what there.

use crate::account::Username;
use crate::id::{InvitationId, UserId, WorkspaceId};
use crate::text::WorkspaceName;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// What a member may do in a workspace; each role may all that the ones before it may.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Role {
    /// Reads.
    Viewer,
    /// Reads and writes models.
    Editor,
    /// Decides on the workspace itself.
    Owner,
}

/// A workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its key.
    pub id: WorkspaceId,
    /// What it is called.
    pub name: WorkspaceName,
    /// Whether it is its owner's own: it is shared with nobody, and lives as long as the account.
    pub is_personal: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// A workspace as one of its members sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The workspace.
    pub workspace: Workspace,
    /// What the member may do there.
    pub role: Role,
    /// How many members it has.
    pub members: u64,
    /// How many models stand in it, leaving out those in the trash.
    pub models: u64,
}

/// Somebody who has a role in a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub user_id: UserId,
    /// The name that others see.
    pub username: Username,
    /// What they may do.
    pub role: Role,
}

/// A place in a workspace that is held for somebody until they take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its key.
    pub id: InvitationId,
    /// The workspace.
    pub workspace_id: WorkspaceId,
    /// What the workspace is called.
    pub workspace_name: WorkspaceName,
    /// The email address or username that it was made for, as it was written.
    pub login: String,
    /// What the invited person will be able to do.
    pub role: Role,
    /// Who invited, if their account still exists.
    pub invited_by: Option<Username>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it lapses.
    pub expires_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_may_what_an_editor_may_and_an_editor_what_a_viewer_may() {
        assert!(Role::Owner > Role::Editor && Role::Editor > Role::Viewer);
        for role in Role::VARIANTS {
            assert_eq!(role.as_ref().parse(), Ok(*role));
        }
    }
}
