//! Where invitations wait for whom they were made.

use crate::{RepositoryError, SecretDigest};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{InvitationId, UserId, WorkspaceId};
use trackml_domain::workspace::{Invitation, Role};

/// An invitation that is about to be made.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// To where.
    pub workspace_id: WorkspaceId,
    /// The email address or username, as it was written.
    pub login: String,
    /// The same as it is compared.
    pub login_key: String,
    /// Whose account it names, where there is one already.
    pub invited: Option<UserId>,
    /// As what.
    pub role: Role,
    /// The code that proves that it was received.
    pub code: SecretDigest,
    /// Who invites.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// An invitation, with what tells who may take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// The address or name that it was made for, as it is compared.
    pub login_key: String,
    /// Whose account it named when it was made.
    pub invited: Option<UserId>,
}

/// Where invitations wait for whom they were made.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait InvitationRepository: Send + Sync {
    /// Holds a place.
    ///
    /// - MUST replace an earlier invitation of the same workspace and login key.
    async fn invite(&self, new: NewInvitation) -> Result<Invitation, RepositoryError>;

    /// Finds an invitation that has not lapsed at `now`.
    async fn find(
        &self,
        id: InvitationId,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenInvitation>, RepositoryError>;

    /// Finds an invitation that has not lapsed at `now` by its code.
    async fn by_code(
        &self,
        code: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenInvitation>, RepositoryError>;

    /// The invitations of a workspace that have not lapsed at `now`, the latest first.
    async fn of_workspace(
        &self,
        id: WorkspaceId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Invitation>, RepositoryError>;

    /// The invitations that named a person's account when they were made, and have not lapsed at `now`, the latest first.
    async fn of_user(&self, user_id: UserId, now: DateTime<Utc>) -> Result<Vec<Invitation>, RepositoryError>;

    /// Gives the place to a person.
    ///
    /// - MUST make the person a member with the invitation's role and remove the invitation, both or neither.
    /// - MUST leave a member's role where it is as high or higher.
    /// - MUST return the workspace, and nothing where there is no such invitation any more, also when two calls run at once.
    async fn accept(
        &self,
        id: InvitationId,
        user_id: UserId,
    ) -> Result<Option<(WorkspaceId, Role)>, RepositoryError>;

    /// Gives the place up.
    ///
    /// - MUST return whether there was one.
    async fn withdraw(&self, id: InvitationId) -> Result<bool, RepositoryError>;
}
