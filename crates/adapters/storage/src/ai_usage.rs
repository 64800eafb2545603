//! What people spend on language models.

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::StorageError;
use crate::schema::ai_usage;
use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use trackml_domain::ai_budget::{AiLimits, AiUsage};
use trackml_domain::id::UserId;
use trackml_ports::{AiUsageRepository, RepositoryError};

/// Days that are kept: for a person who asks why their budget is spent, not for accounts.
const DAYS_KEPT: u64 = 31;

#[async_trait]
impl AiUsageRepository for Database {
    async fn take_call(
        &self,
        user_id: UserId,
        day: NaiveDate,
        limits: AiLimits,
    ) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            Ok(take_call(connection, user_id.get(), day, limits).map_err(StorageError::from)?)
        })
        .await
    }

    async fn spend(&self, user_id: UserId, day: NaiveDate, tokens: u64) -> Result<(), RepositoryError> {
        let tokens = i64::try_from(tokens).unwrap_or(i64::MAX);
        self.write(move |connection| {
            Ok(add(connection, user_id.get(), day, 0, tokens).map_err(StorageError::from)?)
        })
        .await
    }

    async fn of_day(&self, user_id: UserId, day: NaiveDate) -> Result<AiUsage, RepositoryError> {
        self.read(move |connection| Ok(of_day(connection, user_id.get(), day)?)).await
    }
}

fn of_day(connection: &mut AnyConnection, user_id: i64, day: NaiveDate) -> QueryResult<AiUsage> {
    let row: Option<(i64, i64)> = ai_usage::table
        .find((user_id, day))
        .select((ai_usage::calls, ai_usage::tokens))
        .first(connection)
        .optional()?;
    let usage = |(calls, tokens): (i64, i64)| AiUsage {
        calls: u32::try_from(calls).unwrap_or(u32::MAX),
        tokens: u64::try_from(tokens).unwrap_or(0),
    };
    Ok(row.map(usage).unwrap_or_default())
}

fn take_call(
    connection: &mut AnyConnection,
    user_id: i64,
    day: NaiveDate,
    limits: AiLimits,
) -> QueryResult<bool> {
    connection.lock(LockKind::AiUsage, user_id)?;
    if !of_day(connection, user_id, day)?.leaves_room(limits) {
        return Ok(false);
    }
    add(connection, user_id, day, 1, 0)?;
    if let Some(oldest) = day.checked_sub_days(Days::new(DAYS_KEPT)) {
        let old = ai_usage::table.filter(ai_usage::user_id.eq(user_id)).filter(ai_usage::day.lt(oldest));
        diesel::delete(old).execute(connection)?;
    }
    Ok(true)
}

fn add(
    connection: &mut AnyConnection,
    user_id: i64,
    day: NaiveDate,
    calls: i64,
    tokens: i64,
) -> QueryResult<()> {
    let row = (
        ai_usage::user_id.eq(user_id),
        ai_usage::day.eq(day),
        ai_usage::calls.eq(calls),
        ai_usage::tokens.eq(tokens),
    );
    on_each!(connection, known => {
        diesel::insert_into(ai_usage::table)
            .values(row)
            .on_conflict((ai_usage::user_id, ai_usage::day))
            .do_update()
            .set((ai_usage::calls.eq(ai_usage::calls + calls), ai_usage::tokens.eq(ai_usage::tokens + tokens)))
            .execute(known)
            .map(drop)
    })
}
