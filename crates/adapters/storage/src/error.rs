//! What the databases say when they fail, in the ports' words.

use crate::migrations::MigrationError;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use std::error::Error;
use trackml_ports::RepositoryError;

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder of the file can't be made or written.
    #[error("cannot use the folder {folder}: {source}")]
    Folder {
        /// The folder.
        folder: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// No connection could be made.
    #[error("cannot open the database: {0}")]
    Connection(String),
    /// The schema could not be brought up to date.
    #[error(transparent)]
    Migration(#[from] MigrationError),
}

/// A stored value that cannot be read: it was written by a newer release, or by hand.
#[derive(Debug, thiserror::Error)]
#[error("the stored {column} of {table} {id} cannot be read: {reason}")]
pub(crate) struct Unreadable {
    pub(crate) table: &'static str,
    pub(crate) id: i64,
    pub(crate) column: &'static str,
    pub(crate) reason: String,
}

impl From<Unreadable> for StorageError {
    fn from(error: Unreadable) -> Self {
        Self(RepositoryError::Failed(Box::new(error)))
    }
}

/// Carries a failure out of a transaction: Diesel needs to turn its own errors into ours there.
#[derive(Debug)]
pub(crate) struct StorageError(pub(crate) RepositoryError);

impl From<DieselError> for StorageError {
    fn from(error: DieselError) -> Self {
        Self(if is_full(&error) {
            RepositoryError::Full(Box::new(error))
        } else if passes(&error) {
            RepositoryError::Unavailable(Box::new(error))
        } else {
            RepositoryError::Failed(Box::new(error))
        })
    }
}

/// A value that cannot be written as JSON.
impl From<serde_json::Error> for StorageError {
    fn from(error: serde_json::Error) -> Self {
        Self(RepositoryError::Failed(Box::new(error)))
    }
}

impl From<StorageError> for RepositoryError {
    fn from(error: StorageError) -> Self {
        error.0
    }
}

/// Whether trying again later may help.
fn passes(error: &DieselError) -> bool {
    use DatabaseErrorKind::{ClosedConnection, SerializationFailure};
    match error {
        DieselError::BrokenTransactionManager
        | DieselError::DatabaseError(ClosedConnection | SerializationFailure, _) => true,
        DieselError::DatabaseError(_, info) => {
            let message = info.message();
            // SQLite's own words; Diesel has no kind for them.
            message.contains("database is locked") || message.contains("disk I/O")
        }
        _ => false,
    }
}

/// Whether there is no room: SQLite's words, and those of the system as PostgreSQL repeats them.
fn is_full(error: &DieselError) -> bool {
    matches!(error, DieselError::DatabaseError(_, info)
        if ["disk is full", "No space left on device"].iter().any(|words| info.message().contains(words)))
}

/// A failure outside of any statement.
pub(crate) fn unavailable(error: impl Error + Send + Sync + 'static) -> RepositoryError {
    RepositoryError::Unavailable(Box::new(error))
}
