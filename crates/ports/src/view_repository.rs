//! Saved views.

use crate::RepositoryError;
use async_trait::async_trait;
use trackml_domain::id::{ViewId, WorkspaceId};
use trackml_domain::view::{NewView, View, ViewPatch};

/// Why a view was not saved or changed.
#[derive(Debug, thiserror::Error)]
pub enum SaveViewError {
    /// There is no such view.
    #[error("there is no such view")]
    NotFound,
    /// Another view of the workspace has this name.
    #[error("another view has this name")]
    NameTaken,
    /// The workspace has as many as it may.
    #[error("the workspace has as many views as it may")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// Saved views.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait ViewRepository: Send + Sync {
    /// The views of a workspace, in the order of their names' keys.
    async fn list(&self, workspace_id: WorkspaceId) -> Result<Vec<View>, RepositoryError>;

    /// Finds a view.
    async fn find(&self, id: ViewId) -> Result<Option<View>, RepositoryError>;

    /// Saves a view.
    ///
    /// - MUST return [`SaveViewError::NameTaken`] where another view of the workspace has a name of the same key, also
    ///   when two calls run at once.
    /// - MUST return [`SaveViewError::TooMany`] where the workspace has `most` already, also when several calls run at
    ///   once.
    async fn create(&self, new: NewView, most: u32) -> Result<View, SaveViewError>;

    /// Changes what a patch names.
    ///
    /// - MUST leave what the patch does not name as it is, and who saved the view.
    /// - MUST return [`SaveViewError::NameTaken`] and change nothing as [`ViewRepository::create`] does; a view may be
    ///   given its own name in other letters.
    /// - MUST return [`SaveViewError::NotFound`] where there is no such view.
    async fn change(&self, id: ViewId, patch: ViewPatch) -> Result<View, SaveViewError>;

    /// Removes a view.
    ///
    /// - MUST return whether there was one.
    async fn remove(&self, id: ViewId) -> Result<bool, RepositoryError>;
}
