//! Whether the database can be used.

use crate::RepositoryError;
use async_trait::async_trait;

/// Whether the database can be used.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait Readiness: Send + Sync {
    /// Asks the database.
    ///
    /// - MUST return an error where the database does not answer.
    /// - MUST return the names of the migrations that are still to run; none means ready.
    async fn pending_migrations(&self) -> Result<Vec<String>, RepositoryError>;
}
