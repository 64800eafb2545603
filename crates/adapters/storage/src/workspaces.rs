//! Workspaces and their members.

pub(crate) mod members;
mod memberships;

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{models, workspaces};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Member, Membership, Role, Workspace};
use trackml_ports::{DeleteWorkspaceError, MembershipError, RepositoryError, WorkspaceRepository};

#[async_trait]
impl WorkspaceRepository for Database {
    async fn role(
        &self,
        workspace_id: WorkspaceId,
        user_id: UserId,
    ) -> Result<Option<Role>, RepositoryError> {
        self.read(move |connection| members::role(connection, workspace_id.get(), user_id.get())).await
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

    async fn create(
        &self,
        name: WorkspaceName,
        owner: UserId,
        at: DateTime<Utc>,
    ) -> Result<Workspace, RepositoryError> {
        self.write(move |connection| Ok(create(connection, name, owner, at).map_err(StorageError::from)?))
            .await
    }

    async fn of_user(&self, user_id: UserId) -> Result<Vec<Membership>, RepositoryError> {
        self.read(move |connection| memberships::of_user(connection, user_id.get())).await
    }

    async fn rename(&self, id: WorkspaceId, name: WorkspaceName) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            let renamed = diesel::update(workspaces::table.find(id.get()))
                .set(workspaces::name.eq(name.as_str()))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(renamed > 0)
        })
        .await
    }

    async fn delete(&self, id: WorkspaceId, cascade: bool) -> Result<(), DeleteWorkspaceError> {
        self.write(move |connection| delete(connection, id.get(), cascade)).await
    }

    async fn members(&self, id: WorkspaceId) -> Result<Vec<Member>, RepositoryError> {
        self.read(move |connection| members::of_workspace(connection, id.get())).await
    }

    async fn set_role(&self, id: WorkspaceId, user_id: UserId, role: Role) -> Result<(), MembershipError> {
        self.write(move |connection| members::set_role(connection, id.get(), user_id.get(), role)).await
    }

    async fn remove(&self, id: WorkspaceId, user_id: UserId) -> Result<(), MembershipError> {
        self.write(move |connection| members::remove(connection, id.get(), user_id.get())).await
    }
}

fn create(
    connection: &mut AnyConnection,
    name: WorkspaceName,
    owner: UserId,
    at: DateTime<Utc>,
) -> QueryResult<Workspace> {
    let row = (workspaces::name.eq(name.as_str()), workspaces::created_at.eq(at.naive_utc()));
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(workspaces::table).values(row).returning(workspaces::id).get_result(known)
    })?;
    members::add(connection, id, owner.get(), Role::Owner)?;
    Ok(Workspace { id: id.into(), name, is_personal: false, created_at: at })
}

fn delete(connection: &mut AnyConnection, id: i64, cascade: bool) -> Result<(), DeleteWorkspaceError> {
    let failed =
        |error: diesel::result::Error| DeleteWorkspaceError::Repository(StorageError::from(error).into());
    let personal: Option<Option<i64>> = workspaces::table
        .find(id)
        .select(workspaces::personal_of)
        .first(connection)
        .optional()
        .map_err(failed)?;
    match personal {
        None => return Err(DeleteWorkspaceError::NotFound),
        Some(Some(_)) => return Err(DeleteWorkspaceError::Personal),
        Some(None) => {}
    }
    if !cascade {
        let models: i64 = models::table
            .filter(models::workspace_id.eq(id))
            .count()
            .get_result(connection)
            .map_err(failed)?;
        if models > 0 {
            return Err(DeleteWorkspaceError::NotEmpty { models: models.cast_unsigned() });
        }
    }
    // Whoever is writing its words is done first: they and the cascade would wait for each other's rows.
    connection.lock(LockKind::WorkspaceWords, id).map_err(failed)?;
    diesel::delete(workspaces::table.find(id)).execute(connection).map_err(failed)?;
    Ok(())
}

/// Reads a workspace's name through the domain's own door.
pub(crate) fn name(id: i64, text: &str) -> Result<WorkspaceName, Unreadable> {
    WorkspaceName::parse(text).map_err(|error| Unreadable {
        table: "workspaces",
        id,
        column: "name",
        reason: error.to_string(),
    })
}

/// Reads a role as a table holds it.
pub(crate) fn role_of(table: &'static str, id: i64, text: &str) -> Result<Role, Unreadable> {
    text.parse().map_err(|error: strum::ParseError| Unreadable {
        table,
        id,
        column: "role",
        reason: format!("{text:?}: {error}"),
    })
}
