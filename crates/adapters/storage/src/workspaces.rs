//! Workspaces and their members.

use crate::connection::Database;
use crate::error::{StorageError, Unreadable};
use crate::schema::{workspace_members, workspaces};
use async_trait::async_trait;
use diesel::prelude::*;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::workspace::Role;
use trackml_ports::{RepositoryError, WorkspaceRepository};

#[async_trait]
impl WorkspaceRepository for Database {
    async fn role(
        &self,
        workspace_id: WorkspaceId,
        user_id: UserId,
    ) -> Result<Option<Role>, RepositoryError> {
        self.read(move |connection| {
            let role: Option<String> = workspace_members::table
                .find((workspace_id.get(), user_id.get()))
                .select(workspace_members::role)
                .first(connection)
                .optional()?;
            let read = |text: String| {
                text.parse().map_err(|error: strum::ParseError| {
                    let (id, reason) = (workspace_id.get(), format!("{text:?}: {error}"));
                    StorageError::from(Unreadable { table: "workspace_members", id, column: "role", reason })
                })
            };
            role.map(read).transpose()
        })
        .await
    }

    async fn personal(&self, user_id: UserId) -> Result<Option<WorkspaceId>, RepositoryError> {
        self.read(move |connection| {
            let id: Option<i64> = workspaces::table
                .filter(workspaces::personal_of.eq(user_id.get()))
                .select(workspaces::id)
                .first(connection)
                .optional()?;
            Ok(id.map(WorkspaceId::from))
        })
        .await
    }
}
