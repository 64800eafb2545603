//! Why nothing was done with a journal.

use crate::access::AccessError;
use trackml_domain::journal::NotOfItsKind;
use trackml_ports::{EntryError, RepositoryError};

/// Why nothing was done with a journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// There is no such record, or the caller may not know that there is.
    #[error("there is no such record")]
    NotFound,
    /// The record's journal has no such entry.
    #[error("the record's journal has no such entry")]
    NoSuchEntry,
    /// The caller may read the journal and not write in it.
    #[error("your role in this workspace does not allow this")]
    Forbidden,
    /// The journal is full.
    #[error("this journal has {most} entries; there may be no more")]
    TooMany {
        /// How many there may be.
        most: u32,
    },
    /// The change names what an entry of this kind does not have.
    #[error(transparent)]
    NotOfItsKind(#[from] NotOfItsKind),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<AccessError> for JournalError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NoSuchModel | AccessError::NoSuchWorkspace => Self::NotFound,
            AccessError::Forbidden => Self::Forbidden,
            AccessError::Repository(error) => Self::Repository(error),
        }
    }
}

impl From<EntryError> for JournalError {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::NotFound => Self::NoSuchEntry,
            EntryError::TooMany { most } => Self::TooMany { most },
            EntryError::NotOfItsKind(error) => Self::NotOfItsKind(error),
            EntryError::Repository(error) => Self::Repository(error),
        }
    }
}
