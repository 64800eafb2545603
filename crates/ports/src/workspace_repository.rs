//! Who may do what in which workspace.

use crate::RepositoryError;
use async_trait::async_trait;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::workspace::Role;

/// Who may do what in which workspace.
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
}
