//! The words that the records of a workspace have, for those who look for one.

use crate::dialect::{AnyBackend, AnyConnection};
use crate::schema::search_terms;
use diesel::prelude::*;
use diesel::sql_types::Text;
use std::ops::RangeInclusive;
use trackml_domain::query::{Condition, Readings, Vocabulary};

/// How many terms are looked at for a word that stands nowhere.
const MAX_CANDIDATES: i64 = 20_000;

/// The words of a workspace.
struct Terms<'a> {
    connection: &'a mut AnyConnection,
    workspace_id: i64,
}

impl Vocabulary for Terms<'_> {
    type Error = diesel::result::Error;

    fn known(&mut self, terms: &[String]) -> QueryResult<Vec<String>> {
        known(self.workspace_id, terms).load(self.connection)
    }

    fn begins(&mut self, start: &str) -> QueryResult<bool> {
        Ok(!beginning(self.workspace_id, start).limit(1).load::<String>(self.connection)?.is_empty())
    }

    fn containing(&mut self, piece: &str, limit: usize) -> QueryResult<Vec<String>> {
        with_inside(self.workspace_id, piece, limit).load(self.connection)
    }

    fn resembling(&mut self, pieces: &[String], chars: RangeInclusive<usize>) -> QueryResult<Vec<String>> {
        let terms: Vec<String> = with_any(self.workspace_id, pieces).load(self.connection)?;
        Ok(terms.into_iter().filter(|term| chars.contains(&term.chars().count())).collect())
    }
}

/// Terms of a statement that is still open to conditions.
type Found<'a> = search_terms::BoxedQuery<'a, AnyBackend, Text>;

/// Those of the terms that there are.
pub(super) fn known(workspace_id: i64, terms: &[String]) -> Found<'_> {
    search_terms::table
        .filter(search_terms::workspace_id.eq(workspace_id))
        .filter(search_terms::term.eq_any(terms))
        .select(search_terms::term)
        .into_boxed()
}

/// The terms that begin so.
pub(super) fn beginning(workspace_id: i64, start: &str) -> Found<'_> {
    search_terms::table
        .filter(search_terms::workspace_id.eq(workspace_id))
        .filter(search_terms::term.ge(start))
        .filter(search_terms::term.lt(format!("{start}{}", char::MAX)))
        .select(search_terms::term)
        .into_boxed()
}

/// The terms that have a piece in them and do not begin with it. Terms are letters, digits and symbols: none of them means
/// anything to `LIKE`.
pub(super) fn with_inside(workspace_id: i64, piece: &str, limit: usize) -> Found<'static> {
    search_terms::table
        .filter(search_terms::workspace_id.eq(workspace_id))
        .filter(search_terms::term.like(format!("%{piece}%")))
        .filter(search_terms::term.not_like(format!("{piece}%")))
        .order((search_terms::records.desc(), search_terms::term.asc()))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select(search_terms::term)
        .into_boxed()
}

/// The terms that have one of the pieces in them.
pub(super) fn with_any(workspace_id: i64, pieces: &[String]) -> Found<'static> {
    let mut terms = search_terms::table.select(search_terms::term).into_boxed();
    for piece in pieces {
        terms = terms.or_filter(
            search_terms::workspace_id.eq(workspace_id).and(search_terms::term.like(format!("%{piece}%"))),
        );
    }
    terms.order(search_terms::term.asc()).limit(MAX_CANDIDATES)
}

/// How each word of a condition is to be looked for in a workspace.
pub(super) fn readings(
    connection: &mut AnyConnection,
    workspace_id: i64,
    condition: &Condition,
) -> QueryResult<Readings> {
    Readings::of(condition, &mut Terms { connection, workspace_id })
}
