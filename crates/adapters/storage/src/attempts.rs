//! Counted attempts.

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::StorageError;
use crate::schema::attempts;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use trackml_domain::throttle::{Attempts, Rule};
use trackml_ports::{AttemptRepository, RepositoryError};

#[async_trait]
impl AttemptRepository for Database {
    async fn attempt(
        &self,
        buckets: Vec<(String, Rule)>,
        now: DateTime<Utc>,
    ) -> Result<Option<TimeDelta>, RepositoryError> {
        self.write(move |connection| Ok(attempt(connection, buckets, now).map_err(StorageError::from)?)).await
    }

    async fn succeeded(&self, forget: Vec<String>, refund: Vec<String>) -> Result<(), RepositoryError> {
        self.write(move |connection| Ok(succeeded(connection, &forget, &refund).map_err(StorageError::from)?))
            .await
    }
}

fn attempt(
    connection: &mut AnyConnection,
    buckets: Vec<(String, Rule)>,
    now: DateTime<Utc>,
) -> QueryResult<Option<TimeDelta>> {
    let names: Vec<&str> = buckets.iter().map(|(name, _)| name.as_str()).collect();
    lock(connection, &names)?;
    let mut counted = Vec::new();
    let mut longest: Option<TimeDelta> = None;
    for (name, rule) in &buckets {
        match Attempts::one_more(read(connection, name)?, rule, now) {
            Ok(after) => counted.push((name, after)),
            Err(wait) => longest = longest.max(Some(wait)),
        }
    }
    if longest.is_none() {
        for (name, after) in counted {
            store(connection, name, after)?;
        }
    }
    Ok(longest)
}

fn succeeded(connection: &mut AnyConnection, forget: &[String], refund: &[String]) -> QueryResult<()> {
    let names: Vec<&str> = forget.iter().chain(refund).map(String::as_str).collect();
    lock(connection, &names)?;
    diesel::delete(attempts::table.filter(attempts::bucket.eq_any(forget))).execute(connection)?;
    for name in refund {
        if let Some(before) = read(connection, name)? {
            store(connection, name, before.one_less())?;
        }
    }
    Ok(())
}

/// Takes the locks in one order, so that no two wait for each other.
fn lock(connection: &mut AnyConnection, names: &[&str]) -> QueryResult<()> {
    let number = |name: &&str| {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        hasher.finish().cast_signed()
    };
    let mut numbers: Vec<i64> = names.iter().map(number).collect();
    numbers.sort_unstable();
    numbers.into_iter().try_for_each(|number| connection.lock(LockKind::Attempts, number))
}

fn read(connection: &mut AnyConnection, name: &str) -> QueryResult<Option<Attempts>> {
    let row: Option<(i64, NaiveDateTime, NaiveDateTime)> = attempts::table
        .find(name)
        .select((attempts::count, attempts::last_at, attempts::blocked_until))
        .first(connection)
        .optional()?;
    Ok(row.map(|(count, last_at, blocked_until)| Attempts {
        count: u32::try_from(count).unwrap_or(u32::MAX),
        last_at: last_at.and_utc(),
        blocked_until: blocked_until.and_utc(),
    }))
}

fn store(connection: &mut AnyConnection, name: &str, attempts: Attempts) -> QueryResult<()> {
    let values = (
        attempts::count.eq(i64::from(attempts.count)),
        attempts::last_at.eq(attempts.last_at.naive_utc()),
        attempts::blocked_until.eq(attempts.blocked_until.naive_utc()),
    );
    on_each!(connection, known => {
        diesel::insert_into(attempts::table)
            .values((attempts::bucket.eq(name), values))
            .on_conflict(attempts::bucket)
            .do_update()
            .set(values)
            .execute(known)
            .map(drop)
    })
}
