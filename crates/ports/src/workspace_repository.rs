//! Workspaces, and who may do what there.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Member, Membership, Role, Workspace};

/// Why a workspace was not deleted.
#[derive(Debug, thiserror::Error)]
pub enum DeleteWorkspaceError {
    /// There is no such workspace.
    #[error("there is no such workspace")]
    NotFound,
    /// It is somebody's own.
    #[error("this is a personal workspace")]
    Personal,
    /// Records stand in it, those in the trash among them.
    #[error("{models} models stand in this workspace")]
    NotEmpty {
        /// How many.
        models: u64,
    },
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// Why a membership was not changed.
#[derive(Debug, thiserror::Error)]
pub enum MembershipError {
    /// The person is no member.
    #[error("there is no such member")]
    NotFound,
    /// Nobody could decide on the workspace any more.
    #[error("this is the last owner of the workspace")]
    LastOwner,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// Workspaces, and who may do what there.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait WorkspaceRepository: Send + Sync {
    /// What a person is in a workspace.
    ///
    /// - MUST return nothing for a stranger and for a workspace that does not exist.
    async fn role(&self, workspace_id: WorkspaceId, user_id: UserId)
    -> Result<Option<Role>, RepositoryError>;

    /// A person's own workspace.
    ///
    /// - MUST return the one that was made with the account.
    async fn personal(&self, user_id: UserId) -> Result<Option<WorkspaceId>, RepositoryError>;

    /// Makes a workspace that is to be shared, with its owner, both or neither.
    async fn create(
        &self,
        name: WorkspaceName,
        owner: UserId,
        at: DateTime<Utc>,
    ) -> Result<Workspace, RepositoryError>;

    /// A person's workspaces.
    ///
    /// - MUST return those in which the person has a role and no others, their own first, then in the order in which
    ///   they were made.
    /// - MUST NOT need more statements for more workspaces.
    async fn of_user(&self, user_id: UserId) -> Result<Vec<Membership>, RepositoryError>;

    /// Gives a workspace another name.
    ///
    /// - MUST return whether there is such a workspace.
    async fn rename(&self, id: WorkspaceId, name: WorkspaceName) -> Result<bool, RepositoryError>;

    /// Deletes a workspace with its members, invitations and, under `cascade`, its records.
    ///
    /// - MUST return [`DeleteWorkspaceError::Personal`] for somebody's own workspace.
    /// - MUST return [`DeleteWorkspaceError::NotEmpty`] without `cascade` where a record stands in it, in the trash or not.
    async fn delete(&self, id: WorkspaceId, cascade: bool) -> Result<(), DeleteWorkspaceError>;

    /// Who has a role in a workspace, in the order of their names.
    async fn members(&self, id: WorkspaceId) -> Result<Vec<Member>, RepositoryError>;

    /// Gives a member another role.
    ///
    /// - MUST return [`MembershipError::LastOwner`] and change nothing where no owner would be left, also when two calls
    ///   run at once.
    async fn set_role(&self, id: WorkspaceId, user_id: UserId, role: Role) -> Result<(), MembershipError>;

    /// Takes a member's role away.
    ///
    /// - MUST return [`MembershipError::LastOwner`] as [`WorkspaceRepository::set_role`] does.
    async fn remove(&self, id: WorkspaceId, user_id: UserId) -> Result<(), MembershipError>;
}
