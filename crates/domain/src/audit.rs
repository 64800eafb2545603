//! The audit: what happened to accounts, roles and rights, and from where.

use crate::id::{UserId, WorkspaceId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::net::IpAddr;
use strum::{AsRefStr, EnumString, VariantArray};

/// What happened.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsRefStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AuditKind {
    /// An account was made.
    Registered,
    /// Somebody signed in.
    LoginOk,
    /// Somebody tried to and was not let in.
    LoginFailed,
    /// A session was ended by its person.
    LoggedOut,
    /// A session was ended from another one.
    SessionEnded,
    /// A refresh token was used a second time: its session was ended.
    RefreshReused,
    /// A name or an address was changed.
    ProfileChanged,
    /// The password was changed.
    PasswordChanged,
    /// The password was given wrongly where it was asked for again.
    PasswordRefused,
    /// The person put the account to rest.
    Deactivated,
    /// The person woke it by signing in.
    Reactivated,
    /// The account was shut.
    Disabled,
    /// The account was opened again.
    Enabled,
    /// The person became an administrator.
    Promoted,
    /// The person is no administrator any more.
    Demoted,
    /// The account was deleted with everything it owned.
    AccountDeleted,
    /// An API token was made.
    TokenIssued,
    /// An API token was revoked.
    TokenRevoked,
    /// Records were removed from the trash for good.
    ModelsPurged,
    /// A workspace was made.
    WorkspaceCreated,
    /// A workspace was renamed.
    WorkspaceRenamed,
    /// A workspace was deleted.
    WorkspaceDeleted,
    /// Somebody was invited to a workspace.
    MemberInvited,
    /// An invitation was withdrawn or declined.
    InvitationWithdrawn,
    /// Somebody joined a workspace.
    MemberJoined,
    /// A member's role was changed.
    RoleChanged,
    /// A member left or was removed.
    MemberRemoved,
    /// A record left for another workspace, or was copied there.
    ModelRelocated,
}

/// One line of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub kind: AuditKind,
    /// Whose account it concerns; none where no account could be told.
    pub account: Option<UserId>,
    /// Who did it; none for the operator, and for somebody who was not let in.
    pub actor: Option<UserId>,
    /// The workspace that it concerns.
    pub workspace: Option<WorkspaceId>,
    /// From which address.
    pub address: Option<IpAddr>,
    /// What else is worth knowing, by name: never a secret.
    pub detail: BTreeMap<String, String>,
}
