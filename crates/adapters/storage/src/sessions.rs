//! Sessions.

use crate::accounts::{USER_COLUMNS, UserRow};
use crate::connection::Database;
use crate::error::StorageError;
use crate::schema::{sessions, users, workspaces};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use trackml_ports::{ActiveSession, RepositoryError, Session, SessionId, SessionRepository};

#[async_trait]
impl SessionRepository for Database {
    async fn open(&self, session: Session) -> Result<(), RepositoryError> {
        self.write(move |connection| {
            let row = (
                sessions::id.eq(session.id.as_str()),
                sessions::user_id.eq(session.user_id.get()),
                sessions::created_at.eq(session.created_at.naive_utc()),
                sessions::expires_at.eq(session.expires_at.naive_utc()),
            );
            diesel::insert_into(sessions::table)
                .values(row)
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(())
        })
        .await
    }

    async fn active(
        &self,
        id: &SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError> {
        let id = id.as_str().to_owned();
        self.read(move |connection| {
            let found: Option<(UserRow, i64)> = sessions::table
                .inner_join(users::table)
                .inner_join(workspaces::table.on(workspaces::personal_of.eq(users::id.nullable())))
                .filter(sessions::id.eq(id))
                .filter(sessions::ended_at.is_null())
                .filter(sessions::expires_at.gt(now.naive_utc()))
                .select((USER_COLUMNS, workspaces::id))
                .first(connection)
                .optional()?;
            let active = |(row, workspace): (UserRow, i64)| -> Result<ActiveSession, StorageError> {
                Ok(ActiveSession { user: row.into_user()?, personal_workspace: workspace.into() })
            };
            found.map(active).transpose()
        })
        .await
    }

    async fn end(&self, id: &SessionId, at: DateTime<Utc>) -> Result<(), RepositoryError> {
        let id = id.as_str().to_owned();
        self.write(move |connection| {
            diesel::update(sessions::table)
                .filter(sessions::id.eq(id))
                .filter(sessions::ended_at.is_null())
                .set(sessions::ended_at.eq(at.naive_utc()))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(())
        })
        .await
    }
}
