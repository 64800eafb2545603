//! Workspaces, their members and invitations.

use super::checks::checked;
use crate::problem::{FieldProblem, Problem};
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use trackml_application::workspaces::{Invite, Invited};
use trackml_domain::account::{LoginName, Username};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Invitation, Member, Membership, Role};
use utoipa::ToSchema;

/// A workspace's name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WorkspaceName)]
pub(crate) struct WorkspaceInput {
    /// What it is to be called, 1 to 100 characters.
    #[schema(max_length = 100, example = "Speech team")]
    name: String,
}

impl WorkspaceInput {
    pub(crate) fn into_name(self) -> Result<WorkspaceName, Problem> {
        WorkspaceName::parse(&self.name).map_err(|error| Problem::field("name", &error))
    }
}

/// A workspace as you see it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Workspace)]
pub(crate) struct WorkspaceBody {
    id: i64,
    name: String,
    /// Whether it is your own: it is shared with nobody.
    is_personal: bool,
    /// What you may do there.
    role: Role,
    /// How many members it has.
    members: u64,
    /// How many models stand in it, leaving out those in the trash.
    models: u64,
    created_at: DateTime<Utc>,
}

impl From<Membership> for WorkspaceBody {
    fn from(membership: Membership) -> Self {
        Self {
            id: membership.workspace.id.get(),
            name: membership.workspace.name.into(),
            is_personal: membership.workspace.is_personal,
            role: membership.role,
            members: membership.members,
            models: membership.models,
            created_at: membership.workspace.created_at,
        }
    }
}

/// Somebody who has a role in a workspace.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Member)]
pub(crate) struct MemberItem {
    user_id: i64,
    username: String,
    role: Role,
}

impl From<Member> for MemberItem {
    fn from(member: Member) -> Self {
        Self {
            user_id: member.user_id.get(),
            username: member.username.as_str().to_owned(),
            role: member.role,
        }
    }
}

/// Another role.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MemberPatch)]
pub(crate) struct MemberInput {
    #[schema(value_type = Role, example = "editor")]
    role: String,
}

impl MemberInput {
    pub(crate) fn into_role(self) -> Result<Role, Problem> {
        role(&self.role).map_err(|error| Problem::invalid(vec![error]))
    }
}

fn role(text: &str) -> Result<Role, FieldProblem> {
    let unknown = |_| FieldProblem::new("role", "unknown_value", "must be one of viewer, editor, owner");
    text.parse().map_err(unknown)
}

/// Somebody who is to be invited.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewInvitation)]
pub(crate) struct InviteInput {
    /// Their email address or username.
    #[schema(example = "grace@example.org")]
    login: String,
    #[schema(value_type = Role, example = "editor")]
    role: String,
}

impl InviteInput {
    pub(crate) fn into_command(self) -> Result<Invite, Problem> {
        let mut errors = Vec::new();
        let login = checked("login", LoginName::parse(&self.login), &mut errors);
        let role = role(&self.role).map_err(|error| errors.push(error)).ok();
        match (login, role) {
            (Some(login), Some(role)) => Ok(Invite { login, role }),
            _ => Err(Problem::invalid(errors)),
        }
    }
}

/// A place in a workspace that waits for somebody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invitation)]
pub(crate) struct InvitationItem {
    id: i64,
    workspace_id: i64,
    workspace_name: String,
    /// The email address or username that it was made for.
    login: String,
    role: Role,
    /// Who invited, if their account still exists.
    invited_by: Option<String>,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl From<Invitation> for InvitationItem {
    fn from(invitation: Invitation) -> Self {
        Self {
            id: invitation.id.get(),
            workspace_id: invitation.workspace_id.get(),
            workspace_name: invitation.workspace_name.into(),
            login: invitation.login,
            role: invitation.role,
            invited_by: invitation.invited_by.as_ref().map(Username::as_str).map(str::to_owned),
            created_at: invitation.created_at,
            expires_at: invitation.expires_at,
        }
    }
}

/// An invitation that was just made. Its code is shown this once, and nothing is mailed: hand it on.
#[derive(Serialize, ToSchema)]
#[schema(as = IssuedInvitation)]
pub(crate) struct InvitedBody {
    #[serde(flatten)]
    item: InvitationItem,
    /// What the invited person gives when they register, or to `/invitations/accept`.
    #[schema(example = "tmi_…")]
    code: String,
}

impl From<Invited> for InvitedBody {
    fn from(invited: Invited) -> Self {
        Self { item: invited.invitation.into(), code: invited.code.expose_secret().to_owned() }
    }
}

/// The code of an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InvitationCode)]
pub(crate) struct CodeInput {
    #[schema(value_type = String, format = Password)]
    pub(crate) code: SecretString,
}

/// Where a record is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Move)]
pub(crate) struct MoveInput {
    /// The workspace; you must be an editor there.
    pub(crate) workspace_id: i64,
    /// Keep the record where it is and make a copy, which needs no more than reading it.
    #[serde(default)]
    pub(crate) copy: bool,
}
