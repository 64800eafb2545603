//! `WorkspaceRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::workspace::Role;
use trackml_ports::{RepositoryError, WorkspaceRepository};

#[async_trait]
impl WorkspaceRepository for InMemoryDatabase {
    async fn role(
        &self,
        workspace_id: WorkspaceId,
        user_id: UserId,
    ) -> Result<Option<Role>, RepositoryError> {
        Ok(self.lock().roles.get(&(workspace_id, user_id)).copied())
    }

    async fn personal(&self, user_id: UserId) -> Result<Option<WorkspaceId>, RepositoryError> {
        Ok(self.lock().personal.get(&user_id).copied())
    }
}
