//! One page of a list.

use super::filter::{ModelsQuery, Wanted};
use super::relevance::points;
use super::summary::SummaryRow;
use super::tags;
use crate::dialect::{AnyBackend, AnyConnection};
use crate::error::StorageError;
use crate::fragment::Fragment;
use crate::schema::models;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use std::collections::HashMap;
use trackml_domain::listing::{Keyset, Page, PageRequest, Sort, SortField, SortKey};
use trackml_ports::Found;

/// Reads a page, the number of all records, and the page's tags: a statement each, and one more on the page where the
/// records begin that lack the field that the list is sorted by, or where it is sorted by points.
pub(super) fn page(
    connection: &mut AnyConnection,
    wanted: &Wanted<'_>,
    page: &PageRequest,
) -> Result<Found, StorageError> {
    let total: i64 = wanted.models().count().get_result(connection)?;
    let limit = usize::from(page.limit.get());
    // One more than the page holds tells whether there is a next one.
    let mut rows = match page.sort.field {
        SortField::Relevance => by_points(connection, wanted, page, limit + 1)?,
        _ => by_field(connection, wanted, page, limit + 1)?,
    };
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|(key, row)| Keyset { key: key.clone(), id: row.id.into() });
    let ids: Vec<i64> = rows.iter().map(|(_, row)| row.id).collect();
    let mut tags = tags::of_models(connection, &ids)?;
    let items = rows
        .into_iter()
        .map(|(_, row)| {
            let tags = tags.remove(&row.id).unwrap_or_default();
            Ok(row.into_summary(tags)?)
        })
        .collect::<Result<Vec<_>, StorageError>>()?;
    let words = wanted.words().into_iter().map(|(word, sought)| (word.clone(), sought.clone())).collect();
    Ok(Found { page: Page { items, next, total: u64::try_from(total).unwrap_or(0) }, words })
}

/// The best first: which they are, then what they are.
fn by_points(
    connection: &mut AnyConnection,
    wanted: &Wanted<'_>,
    page: &PageRequest,
    limit: usize,
) -> QueryResult<Vec<(SortKey, SummaryRow)>> {
    let places: Vec<(i64, i64)> = ranked(wanted, page.after.as_ref())
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .load(connection)?;
    let ids: Vec<i64> = places.iter().map(|(id, _)| *id).collect();
    let rows: Vec<SummaryRow> =
        models::table.filter(models::id.eq_any(&ids)).select(SummaryRow::as_select()).load(connection)?;
    let mut rows: HashMap<i64, SummaryRow> = rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(places
        .into_iter()
        .filter_map(|(id, points)| Some((SortKey::Number(points), rows.remove(&id)?)))
        .collect())
}

/// Ids and points.
pub(super) type RankedQuery<'a> = models::BoxedQuery<'a, AnyBackend, (BigInt, BigInt)>;

/// Which they are and their points, in that order, behind a place. The order names the columns by their numbers: written
/// out a second time, the points would be counted a second time.
pub(super) fn ranked(wanted: &Wanted<'_>, after: Option<&Keyset>) -> RankedQuery<'static> {
    let query = wanted
        .models()
        .select((models::id, points(wanted)))
        .order(diesel::dsl::sql::<BigInt>("2 DESC, 1 DESC"));
    let Some(Keyset { key: SortKey::Number(key), id }) = after else { return query };
    let behind = Fragment::<Bool>::new("(")
        .then(points(wanted))
        .sql(" < ")
        .number(*key)
        .sql(" OR (")
        .then(points(wanted))
        .sql(" = ")
        .number(*key)
        .sql(" AND models.id < ")
        .number(id.get())
        .sql("))");
    query.filter(behind)
}

/// The records that have the field, in its order, then those that lack it, by id. Two statements over one index each
/// serve both directions; one statement with `nulls last` would need an index a direction.
fn by_field(
    connection: &mut AnyConnection,
    wanted: &Wanted<'_>,
    page: &PageRequest,
    limit: usize,
) -> QueryResult<Vec<(SortKey, SummaryRow)>> {
    let load = |connection: &mut AnyConnection, query: ModelsQuery<'static>, limit: usize| {
        query
            .limit(i64::try_from(limit).unwrap_or(i64::MAX))
            .select(SummaryRow::as_select())
            .load::<SummaryRow>(connection)
    };
    let after = page.after.as_ref();
    let mut rows = match after {
        Some(Keyset { key: SortKey::Missing, .. }) => Vec::new(),
        _ => load(connection, with_field(wanted.models(), page.sort, after), limit)?,
    };
    if rows.len() < limit {
        let after = after.filter(|keyset| keyset.key == SortKey::Missing);
        if let Some(query) = without_field(wanted.models(), page.sort, after) {
            rows.extend(load(connection, query, limit - rows.len())?);
        }
    }
    Ok(rows.into_iter().map(|row| (row.key(page.sort.field), row)).collect())
}

/// Orders by a column and begins behind a keyset. The first condition bounds the walk through the index, the second
/// tells ties apart.
macro_rules! by_column {
    ($query:expr, $column:expr, $sort:expr, $after:expr) => {{
        let query = $query;
        match ($sort.descending, $after) {
            (false, None) => query.order(($column.asc(), models::id.asc())),
            (true, None) => query.order(($column.desc(), models::id.desc())),
            (false, Some((value, id))) => query
                .filter($column.ge(value.clone()))
                .filter($column.gt(value).or(models::id.gt(id)))
                .order(($column.asc(), models::id.asc())),
            (true, Some((value, id))) => query
                .filter($column.le(value.clone()))
                .filter($column.lt(value).or(models::id.lt(id)))
                .order(($column.desc(), models::id.desc())),
        }
    }};
}

/// The records that have the field that the list is sorted by.
pub(super) fn with_field(
    query: ModelsQuery<'static>,
    sort: Sort,
    after: Option<&Keyset>,
) -> ModelsQuery<'static> {
    let id = |keyset: &Keyset| keyset.id.get();
    let text = after.and_then(|keyset| match &keyset.key {
        SortKey::Text(text) => Some((text.clone(), id(keyset))),
        _ => None,
    });
    let number = after.and_then(|keyset| match keyset.key {
        SortKey::Number(number) => Some((number, id(keyset))),
        _ => None,
    });
    let time = after.and_then(|keyset| match keyset.key {
        SortKey::Time(time) => Some((time.naive_utc(), id(keyset))),
        _ => None,
    });
    let date = after.and_then(|keyset| match keyset.key {
        SortKey::Date(date) => Some((date, id(keyset))),
        _ => None,
    });
    match sort.field {
        SortField::Name => by_column!(query, models::name_key, sort, text),
        // Points are no column: see `ranked`.
        SortField::Relevance => query.order(models::id.desc()),
        SortField::StatusSince => by_column!(query, models::status_since, sort, time),
        SortField::ContextLength => {
            let query = query.filter(models::context_length.is_not_null());
            by_column!(query, models::context_length.assume_not_null(), sort, number)
        }
        SortField::Rating => {
            let query = query.filter(models::rating.is_not_null());
            let stars = number.map(|(stars, id)| (i16::try_from(stars).unwrap_or(i16::MAX), id));
            by_column!(query, models::rating.assume_not_null(), sort, stars)
        }
        SortField::CreatedAt => by_column!(query, models::created_at, sort, time),
        SortField::UpdatedAt => by_column!(query, models::updated_at, sort, time),
        SortField::Developer => {
            let query = query.filter(models::developer_key.is_not_null());
            by_column!(query, models::developer_key.assume_not_null(), sort, text)
        }
        SortField::Parameters => {
            let query = query.filter(models::parameters.is_not_null());
            by_column!(query, models::parameters.assume_not_null(), sort, number)
        }
        SortField::DateInteracted => {
            let query = query.filter(models::date_interacted.is_not_null());
            by_column!(query, models::date_interacted.assume_not_null(), sort, date)
        }
    }
}

/// Orders the records that lack a column by id. They are ordered by the empty column as well: PostgreSQL does
/// not see that `IS NULL` leaves one value, and would not take the index's order for that of the id alone.
macro_rules! by_id {
    ($query:expr, $column:expr, $sort:expr, $after:expr) => {{
        let query = $query.filter($column.is_null());
        match ($sort.descending, $after) {
            (false, None) => query.order(($column.asc(), models::id.asc())),
            (true, None) => query.order(($column.desc(), models::id.desc())),
            (false, Some(id)) => query.filter(models::id.gt(id)).order(($column.asc(), models::id.asc())),
            (true, Some(id)) => query.filter(models::id.lt(id)).order(($column.desc(), models::id.desc())),
        }
    }};
}

/// The records that lack the field that the list is sorted by, where a record can.
pub(super) fn without_field(
    query: ModelsQuery<'static>,
    sort: Sort,
    after: Option<&Keyset>,
) -> Option<ModelsQuery<'static>> {
    let after = after.map(|keyset| keyset.id.get());
    match sort.field {
        SortField::Name
        | SortField::CreatedAt
        | SortField::UpdatedAt
        | SortField::StatusSince
        | SortField::Relevance => None,
        SortField::ContextLength => Some(by_id!(query, models::context_length, sort, after)),
        SortField::Rating => Some(by_id!(query, models::rating, sort, after)),
        SortField::Developer => Some(by_id!(query, models::developer_key, sort, after)),
        SortField::Parameters => Some(by_id!(query, models::parameters, sort, after)),
        SortField::DateInteracted => Some(by_id!(query, models::date_interacted, sort, after)),
    }
}

#[cfg(test)]
mod plans;
