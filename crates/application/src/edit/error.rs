//! Why a record was not read or changed.

use crate::access::AccessError;
use trackml_ports::{CreateError, RepositoryError};

/// Why a record was not read or changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// There is no such record, or the caller may not know that there is.
    #[error("there is no such record")]
    NotFound,
    /// There is no such workspace, or the caller may not know that there is.
    #[error("there is no such workspace")]
    NoSuchWorkspace,
    /// The caller may see the record and not change it.
    #[error("your role in this workspace does not allow this")]
    Forbidden,
    /// Someone else changed the record meanwhile.
    #[error("the record was changed meanwhile: it is at revision {current}, not {expected}")]
    Stale {
        /// The revision that the change was made on.
        expected: i64,
        /// The revision that is stored.
        current: i64,
    },
    /// The record's history has no such event.
    #[error("the record's history has no such event")]
    NoSuchEvent,
    /// Everything that the event changed was changed since, or it is of a kind that is not reverted.
    #[error("there is nothing to revert: what it changed was changed since")]
    NothingToRevert,
    /// Others changed the record again and again while this change was being made.
    #[error("the record is being changed by others; try again")]
    Contended,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<AccessError> for EditError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NoSuchModel => Self::NotFound,
            AccessError::NoSuchWorkspace => Self::NoSuchWorkspace,
            AccessError::Forbidden => Self::Forbidden,
            AccessError::Repository(error) => Self::Repository(error),
        }
    }
}

/// A copy is made under no key of the client's.
impl From<CreateError> for EditError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::KeyReused => Self::Contended,
            CreateError::Repository(error) => Self::Repository(error),
        }
    }
}
