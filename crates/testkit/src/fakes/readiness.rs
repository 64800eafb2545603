//! `Readiness` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use trackml_ports::{Readiness, RepositoryError};

#[async_trait]
impl Readiness for InMemoryDatabase {
    async fn pending_migrations(&self) -> Result<Vec<String>, RepositoryError> {
        Ok(Vec::new())
    }
}
