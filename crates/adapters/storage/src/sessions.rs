//! Sessions.

mod rotate;

use crate::connection::Database;
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::schema::{refresh_tokens, sessions, users, workspaces};
use crate::users::{USER_COLUMNS, UserRow};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use trackml_domain::account::Standing;
use trackml_domain::id::UserId;
use trackml_ports::{
    ActiveSession, RepositoryError, Rotated, Rotation, SecretDigest, Session, SessionId, SessionRepository,
};

#[derive(Queryable)]
struct SessionRow {
    id: String,
    user_id: i64,
    created_at: NaiveDateTime,
    last_seen_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    device: Option<String>,
    address: Option<String>,
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        Self {
            id: SessionId::new(row.id),
            user_id: row.user_id.into(),
            created_at: row.created_at.and_utc(),
            last_seen_at: row.last_seen_at.and_utc(),
            expires_at: row.expires_at.and_utc(),
            device: row.device,
            address: row.address,
        }
    }
}

#[async_trait]
impl SessionRepository for Database {
    async fn open(&self, session: Session, refresh: SecretDigest) -> Result<(), RepositoryError> {
        self.write(move |connection| Ok(open(connection, &session, &refresh).map_err(StorageError::from)?))
            .await
    }

    async fn active(
        &self,
        id: &SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError> {
        let id = id.as_str().to_owned();
        self.read(move |connection| active(connection, &id, now.naive_utc())).await
    }

    async fn rotate(&self, rotation: Rotation) -> Result<Rotated, RepositoryError> {
        self.write(move |connection| Ok(rotate::rotate(connection, &rotation)?)).await
    }

    async fn of_refresh(
        &self,
        refresh: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError> {
        let digest = refresh.as_str().to_owned();
        self.read(move |connection| {
            let id: Option<String> = refresh_tokens::table
                .find(digest)
                .select(refresh_tokens::session_id)
                .first(connection)
                .optional()?;
            id.map_or(Ok(None), |id| active(connection, &id, now.naive_utc()))
        })
        .await
    }

    async fn of_user(&self, user_id: UserId, now: DateTime<Utc>) -> Result<Vec<Session>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<SessionRow> = sessions::table
                .filter(sessions::user_id.eq(user_id.get()))
                .filter(sessions::ended_at.is_null())
                .filter(sessions::expires_at.gt(now.naive_utc()))
                .order((sessions::last_seen_at.desc(), sessions::id.desc()))
                .select((
                    sessions::id,
                    sessions::user_id,
                    sessions::created_at,
                    sessions::last_seen_at,
                    sessions::expires_at,
                    sessions::device,
                    sessions::address,
                ))
                .load(connection)?;
            Ok(rows.into_iter().map(Session::from).collect())
        })
        .await
    }

    async fn end(&self, user_id: UserId, id: &SessionId, at: DateTime<Utc>) -> Result<bool, RepositoryError> {
        let (id, at) = (id.as_str().to_owned(), at.naive_utc());
        self.write(move |connection| {
            let ended = diesel::update(sessions::table)
                .filter(sessions::id.eq(id))
                .filter(sessions::user_id.eq(user_id.get()))
                .filter(sessions::ended_at.is_null())
                .filter(sessions::expires_at.gt(at))
                .set(sessions::ended_at.eq(at))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(ended > 0)
        })
        .await
    }

    async fn end_all(
        &self,
        user_id: UserId,
        except: Option<SessionId>,
        at: DateTime<Utc>,
    ) -> Result<u64, RepositoryError> {
        let (except, at) = (except.map(|id| id.as_str().to_owned()).unwrap_or_default(), at.naive_utc());
        self.write(move |connection| {
            let ended = diesel::update(sessions::table)
                .filter(sessions::user_id.eq(user_id.get()))
                .filter(sessions::id.ne(except))
                .filter(sessions::ended_at.is_null())
                .filter(sessions::expires_at.gt(at))
                .set(sessions::ended_at.eq(at))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(ended as u64)
        })
        .await
    }
}

fn open(connection: &mut AnyConnection, session: &Session, refresh: &SecretDigest) -> QueryResult<()> {
    let row = (
        sessions::id.eq(session.id.as_str()),
        sessions::user_id.eq(session.user_id.get()),
        sessions::created_at.eq(session.created_at.naive_utc()),
        sessions::last_seen_at.eq(session.last_seen_at.naive_utc()),
        sessions::expires_at.eq(session.expires_at.naive_utc()),
        sessions::device.eq(session.device.as_deref()),
        sessions::address.eq(session.address.as_deref()),
    );
    diesel::insert_into(sessions::table).values(row).execute(connection)?;
    issue(connection, session.id.as_str(), refresh, session.created_at.naive_utc())
}

/// Notes a refresh token of a session.
fn issue(
    connection: &mut AnyConnection,
    session_id: &str,
    refresh: &SecretDigest,
    at: NaiveDateTime,
) -> QueryResult<()> {
    let row = (
        refresh_tokens::digest.eq(refresh.as_str()),
        refresh_tokens::session_id.eq(session_id),
        refresh_tokens::issued_at.eq(at),
    );
    diesel::insert_into(refresh_tokens::table).values(row).execute(connection).map(drop)
}

/// A session with its person, where it is active.
fn active(
    connection: &mut AnyConnection,
    id: &str,
    now: NaiveDateTime,
) -> Result<Option<ActiveSession>, StorageError> {
    let found: Option<(UserRow, NaiveDateTime, i64)> = sessions::table
        .inner_join(users::table)
        .inner_join(workspaces::table.on(workspaces::personal_of.eq(users::id.nullable())))
        .filter(sessions::id.eq(id))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .filter(users::standing.eq(Standing::Active.as_ref()))
        .select((USER_COLUMNS, sessions::expires_at, workspaces::id))
        .first(connection)
        .optional()?;
    let session = |(row, expires_at, workspace): (UserRow, NaiveDateTime, i64)| {
        Ok(ActiveSession {
            id: SessionId::new(id.to_owned()),
            expires_at: expires_at.and_utc(),
            user: row.into_user()?,
            personal_workspace: workspace.into(),
        })
    };
    found.map(session).transpose()
}
