//! What people write down about models over time.

mod entries;
mod row;

use crate::dialect::{AnyConnection, on_each};
use crate::schema::journal_entries;
use diesel::prelude::*;
use std::collections::HashMap;

/// The texts of a model's journal, the oldest first.
pub(crate) fn texts(connection: &mut AnyConnection, model_id: i64) -> QueryResult<Vec<String>> {
    Ok(texts_of(connection, &[model_id])?.remove(&model_id).unwrap_or_default())
}

/// The texts of the journals of some models, the oldest first.
pub(crate) fn texts_of(
    connection: &mut AnyConnection,
    model_ids: &[i64],
) -> QueryResult<HashMap<i64, Vec<String>>> {
    let rows: Vec<(i64, Option<String>, String)> = journal_entries::table
        .filter(journal_entries::model_id.eq_any(model_ids))
        .order((journal_entries::day.asc(), journal_entries::id.asc()))
        .select((journal_entries::model_id, journal_entries::purpose, journal_entries::body))
        .load(connection)?;
    let mut texts: HashMap<i64, Vec<String>> = HashMap::new();
    for (model_id, purpose, body) in rows {
        texts.entry(model_id).or_default().extend(purpose.into_iter().chain([body]));
    }
    Ok(texts)
}

/// Gives a record the entries of another, in its transaction.
pub(crate) fn copy(connection: &mut AnyConnection, from: i64, to: i64) -> QueryResult<()> {
    let entries = journal_entries::table
        .filter(journal_entries::model_id.eq(from))
        .order(journal_entries::id.asc())
        .select((
            to.into_sql::<diesel::sql_types::BigInt>(),
            journal_entries::verdict,
            journal_entries::purpose,
            journal_entries::body,
            journal_entries::day,
            journal_entries::user_id,
            journal_entries::created_at,
            journal_entries::updated_at,
        ));
    let columns = (
        journal_entries::model_id,
        journal_entries::verdict,
        journal_entries::purpose,
        journal_entries::body,
        journal_entries::day,
        journal_entries::user_id,
        journal_entries::created_at,
        journal_entries::updated_at,
    );
    on_each!(connection, known => {
        diesel::insert_into(journal_entries::table).values(entries).into_columns(columns).execute(known).map(drop)
    })
}
