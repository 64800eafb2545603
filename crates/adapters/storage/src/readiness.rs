//! Whether the database can be used.

use crate::connection::Database;
use crate::error::StorageError;
use async_trait::async_trait;
use trackml_ports::{Readiness, RepositoryError};

#[async_trait]
impl Readiness for Database {
    async fn pending_migrations(&self) -> Result<Vec<String>, RepositoryError> {
        let pending = |error| StorageError(RepositoryError::Failed(error));
        self.read(move |connection| connection.pending_migrations().map_err(pending)).await
    }
}
