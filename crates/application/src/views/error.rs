//! Why nothing was done with a view.

use super::MAX_VIEWS;
use crate::access::AccessError;
use trackml_ports::{RepositoryError, SaveViewError};

/// Why nothing was done with a view.
#[derive(Debug, thiserror::Error)]
pub enum ViewsError {
    /// There is no such view, or the caller may not know that there is.
    #[error("there is no such view")]
    NotFound,
    /// There is no such workspace, or the caller may not know that there is.
    #[error("there is no such workspace")]
    NoSuchWorkspace,
    /// The caller may use the workspace's views and not change them.
    #[error("your role in this workspace does not allow this")]
    Forbidden,
    /// Another view of the workspace has this name.
    #[error("another view of this workspace has this name")]
    NameTaken,
    /// The workspace has as many as it may.
    #[error("a workspace has at most {MAX_VIEWS} views")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<AccessError> for ViewsError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NoSuchModel | AccessError::NoSuchWorkspace => Self::NoSuchWorkspace,
            AccessError::Forbidden => Self::Forbidden,
            AccessError::Repository(error) => Self::Repository(error),
        }
    }
}

impl From<SaveViewError> for ViewsError {
    fn from(error: SaveViewError) -> Self {
        match error {
            SaveViewError::NotFound => Self::NotFound,
            SaveViewError::NameTaken => Self::NameTaken,
            SaveViewError::TooMany => Self::TooMany,
            SaveViewError::Repository(error) => Self::Repository(error),
        }
    }
}
