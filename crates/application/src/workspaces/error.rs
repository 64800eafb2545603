//! Why something was not done with a workspace.

use crate::access::AccessError;
use trackml_ports::{DeleteWorkspaceError, HashingError, MembershipError, RepositoryError};

/// Why something was not done with a workspace.
#[derive(Debug, thiserror::Error)]
pub enum WorkspacesError {
    /// There is no such workspace, or the caller may not know that there is.
    #[error("there is no such workspace")]
    NotFound,
    /// The caller may see it and not do this with it.
    #[error("your role in this workspace does not allow this")]
    Forbidden,
    /// It has no such member.
    #[error("the workspace has no such member")]
    NoSuchMember,
    /// There is no such invitation, or not for the caller.
    #[error("there is no such invitation for you")]
    NoSuchInvitation,
    /// It is somebody's own: it is neither shared nor left nor deleted.
    #[error("a personal workspace is its person's alone")]
    Personal,
    /// Models stand in it.
    #[error("{models} models stand in this workspace, those in the trash among them")]
    NotEmpty {
        /// How many.
        models: u64,
    },
    /// Nobody could decide on it any more.
    #[error("the last owner cannot leave or give up the workspace")]
    LastOwner,
    /// No code could be made.
    #[error(transparent)]
    Secret(#[from] HashingError),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<AccessError> for WorkspacesError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NoSuchModel | AccessError::NoSuchWorkspace => Self::NotFound,
            AccessError::Forbidden => Self::Forbidden,
            AccessError::Repository(error) => Self::Repository(error),
        }
    }
}

impl From<DeleteWorkspaceError> for WorkspacesError {
    fn from(error: DeleteWorkspaceError) -> Self {
        match error {
            DeleteWorkspaceError::NotFound => Self::NotFound,
            DeleteWorkspaceError::Personal => Self::Personal,
            DeleteWorkspaceError::NotEmpty { models } => Self::NotEmpty { models },
            DeleteWorkspaceError::Repository(error) => Self::Repository(error),
        }
    }
}

impl From<MembershipError> for WorkspacesError {
    fn from(error: MembershipError) -> Self {
        match error {
            MembershipError::NotFound => Self::NoSuchMember,
            MembershipError::LastOwner => Self::LastOwner,
            MembershipError::Repository(error) => Self::Repository(error),
        }
    }
}
