//! Throwing away what nobody can use any more.

use crate::connection::Database;
use crate::error::StorageError;
use crate::schema::{api_tokens, attempts, audit_entries, invitations, sessions};
use async_trait::async_trait;
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
                Ok(gone)
            };
            Ok(sweep().map_err(StorageError::from)? as u64)
        })
        .await
    }
}
