//! Removing for good what is in the trash.

use super::words;
use crate::dialect::AnyConnection;
use crate::schema::models;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// Removes those of some models that are in the trash, or have been since before a moment, with their words, and tells how
/// many they were: somebody may have taken one out meanwhile. Whoever calls has locked the words.
pub(crate) fn remove(
    connection: &mut AnyConnection,
    ids: &[i64],
    before: Option<NaiveDateTime>,
) -> QueryResult<usize> {
    let words = words::of_records(connection, ids)?;
    let mut trashed = diesel::delete(models::table)
        .filter(models::id.eq_any(ids))
        .filter(models::deleted_at.is_not_null())
        .into_boxed();
    if let Some(before) = before {
        trashed = trashed.filter(models::deleted_at.lt(before));
    }
    let removed = trashed.execute(connection)?;
    let left: Vec<i64> = models::table.filter(models::id.eq_any(ids)).select(models::id).load(connection)?;
    words::forget(connection, &words, &left)?;
    Ok(removed)
}
