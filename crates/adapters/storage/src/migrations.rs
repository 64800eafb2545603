//! The schema and how it is brought up to date.

use crate::connection::Database;
use crate::dialect::{self, MigrationFailure};
use trackml_ports::RepositoryError;

/// The schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// A migration failed, and was undone.
    #[error("a migration failed: {0}")]
    Failed(String),
    /// The database could not be asked.
    #[error("the database could not be asked for its migrations: {0}")]
    Unavailable(#[from] RepositoryError),
}

impl From<MigrationFailure> for MigrationError {
    fn from(failure: MigrationFailure) -> Self {
        Self::Failed(failure.to_string())
    }
}

impl Database {
    /// Runs the pending migrations and names those that ran. Safe where several nodes start at once.
    pub async fn migrate(&self) -> Result<Vec<String>, MigrationError> {
        let names = self.with(super::dialect::AnyConnection::run_migrations).await??;
        self.cut_words_anew().await?;
        Ok(names)
    }

    /// The names of the migrations that have not run yet, oldest first.
    pub async fn pending(&self) -> Result<Vec<String>, MigrationError> {
        Ok(self.with(super::dialect::AnyConnection::pending_migrations).await??)
    }

    /// Takes every migration back. Everything that is kept is lost.
    pub async fn revert(&self) -> Result<(), MigrationError> {
        Ok(self.with(super::dialect::AnyConnection::revert_migrations).await??)
    }

    /// The names of the embedded migrations: SQLite's, then PostgreSQL's.
    pub fn migration_names() -> Result<(Vec<String>, Vec<String>), MigrationError> {
        Ok(dialect::migration_names()?)
    }
}
