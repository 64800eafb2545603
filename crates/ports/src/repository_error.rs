//! What may go wrong in every repository.

use std::error::Error;

/// The database could not do what was asked. What it says is for the log, never for a client.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// No connection, a time-out: trying again later may help.
    #[error("the database is unavailable")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// There is no room for what was to be written; what is kept can still be read.
    #[error("the disk of the database is full")]
    Full(#[source] Box<dyn Error + Send + Sync>),
    /// A statement failed, or a stored value cannot be read: trying again will not help.
    #[error("the database failed")]
    Failed(#[source] Box<dyn Error + Send + Sync>),
}
