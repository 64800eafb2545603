//! Throwing away what nobody can use any more.

use crate::connection::Database;
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::models::{trash, words};
use crate::schema::{api_tokens, attempts, audit_entries, bulk_changes, invitations, models, sessions};
use async_trait::async_trait;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use trackml_ports::{Horizon, Housekeeping, RepositoryError};

#[async_trait]
impl Housekeeping for Database {
    async fn sweep(&self, horizon: Horizon) -> Result<u64, RepositoryError> {
        let now = horizon.now.naive_utc();
        self.write(move |connection| {
            let mut sweep = || -> QueryResult<usize> {
                let over = sessions::expires_at.le(now).or(sessions::ended_at
                    .is_not_null()
                    .and(sessions::ended_at.assume_not_null().lt(horizon.ended_before.naive_utc())));
                let mut gone = diesel::delete(sessions::table.filter(over)).execute(connection)?;
                gone += diesel::delete(invitations::table.filter(invitations::expires_at.le(now)))
                    .execute(connection)?;
                // A token that ran out is shown to its person for as long as an ended session is kept.
                let lapsed = api_tokens::expires_at.lt(horizon.ended_before.naive_utc());
                gone += diesel::delete(api_tokens::table.filter(lapsed)).execute(connection)?;
                let old = attempts::last_at.lt(horizon.attempts_before.naive_utc());
                gone += diesel::delete(attempts::table.filter(old)).execute(connection)?;
                let old = audit_entries::at.lt(horizon.audit_before.naive_utc());
                gone += diesel::delete(audit_entries::table.filter(old)).execute(connection)?;
                // Its events stay: they no longer say which change they were part of.
                gone += diesel::delete(bulk_changes::table.filter(bulk_changes::expires_at.le(now)))
                    .execute(connection)?;
                gone += purge(connection, horizon.trashed_before.naive_utc())?;
                Ok(gone)
            };
            Ok(sweep().map_err(StorageError::from)? as u64)
        })
        .await
    }
}

/// How many records are thrown away in a statement.
const CHUNK: i64 = 500;

/// Throws away what has been in the trash since before a moment, with its words.
fn purge(connection: &mut AnyConnection, before: NaiveDateTime) -> QueryResult<usize> {
    let mut gone = 0;
    loop {
        let old: Vec<(i64, i64)> = models::table
            .filter(models::deleted_at.lt(before))
            .order(models::id.asc())
            .limit(CHUNK)
            .select((models::id, models::workspace_id))
            .load(connection)?;
        if old.is_empty() {
            return Ok(gone);
        }
        let (ids, workspaces): (Vec<i64>, Vec<i64>) = old.into_iter().unzip();
        words::lock(connection, &workspaces)?;
        match trash::remove(connection, &ids, Some(before))? {
            0 => return Ok(gone),
            removed => gone += removed,
        }
    }
}
