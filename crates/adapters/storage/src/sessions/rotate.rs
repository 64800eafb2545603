//! Exchanging a refresh token for the next one.

use super::{active, issue};
use crate::dialect::{AnyConnection, LockKind};
use crate::error::StorageError;
use crate::schema::{refresh_tokens, sessions};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use trackml_ports::{ActiveSession, Rotated, Rotation, SessionId};

/// Exchanges the token, under a lock on its session: of two calls with one token the second sees that it was used.
pub(super) fn rotate(connection: &mut AnyConnection, rotation: &Rotation) -> Result<Rotated, StorageError> {
    let Some(session_id) = session_of(connection, rotation)? else { return Ok(Rotated::Unknown) };
    connection.lock(LockKind::Refresh, lock_number(&session_id))?;
    let now = rotation.now.naive_utc();
    let Some(session) = active(connection, &session_id, now)? else { return Ok(Rotated::Unknown) };
    let used_at: Option<NaiveDateTime> = refresh_tokens::table
        .find(rotation.shown.as_str())
        .select(refresh_tokens::used_at)
        .first(connection)?;
    match used_at {
        Some(used_at) if now - used_at > rotation.grace => reused(connection, rotation, session),
        Some(_) => renewed(connection, rotation, session),
        None => {
            diesel::update(refresh_tokens::table.find(rotation.shown.as_str()))
                .set(refresh_tokens::used_at.eq(now))
                .execute(connection)?;
            renewed(connection, rotation, session)
        }
    }
}

fn session_of(connection: &mut AnyConnection, rotation: &Rotation) -> QueryResult<Option<String>> {
    refresh_tokens::table
        .find(rotation.shown.as_str())
        .select(refresh_tokens::session_id)
        .first(connection)
        .optional()
}

fn renewed(
    connection: &mut AnyConnection,
    rotation: &Rotation,
    session: ActiveSession,
) -> Result<Rotated, StorageError> {
    let (id, now) = (session.id.as_str(), rotation.now.naive_utc());
    issue(connection, id, &rotation.next, now)?;
    let created_at: NaiveDateTime =
        sessions::table.find(id).select(sessions::created_at).first(connection)?;
    let expires_at = (now + rotation.idle).min(created_at + rotation.longest);
    diesel::update(sessions::table.find(id))
        .set((
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(expires_at),
            sessions::address.eq(rotation.address.as_deref()),
        ))
        .execute(connection)?;
    Ok(Rotated::Renewed(ActiveSession { expires_at: expires_at.and_utc(), ..session }))
}

/// Whoever shows a token a second time, the thief or the robbed: neither may go on.
fn reused(
    connection: &mut AnyConnection,
    rotation: &Rotation,
    session: ActiveSession,
) -> Result<Rotated, StorageError> {
    diesel::update(sessions::table.find(session.id.as_str()))
        .set(sessions::ended_at.eq(rotation.now.naive_utc()))
        .execute(connection)?;
    Ok(Rotated::Reused { session: SessionId::new(session.id.as_str().to_owned()), user_id: session.user.id })
}

/// A number for a session's lock. Two sessions that share one wait for each other, no more.
fn lock_number(session_id: &str) -> i64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    session_id.hash(&mut hasher);
    hasher.finish().cast_signed()
}
