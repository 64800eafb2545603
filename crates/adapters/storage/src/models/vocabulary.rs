//! The words that the records of a workspace have, for those who look for one.

use crate::dialect::AnyConnection;
use crate::schema::search_terms;
use diesel::prelude::*;
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

    fn has(&mut self, term: &str) -> QueryResult<bool> {
        diesel::select(diesel::dsl::exists(search_terms::table.find((self.workspace_id, term))))
            .get_result(self.connection)
    }

    fn begins(&mut self, start: &str) -> QueryResult<bool> {
        let terms = search_terms::table
            .filter(search_terms::workspace_id.eq(self.workspace_id))
            .filter(search_terms::term.ge(start))
            .filter(search_terms::term.lt(format!("{start}{}", char::MAX)));
        diesel::select(diesel::dsl::exists(terms)).get_result(self.connection)
    }

    // Terms are letters, digits and symbols: none of them means anything to `LIKE`.
    fn containing(&mut self, piece: &str, limit: usize) -> QueryResult<Vec<String>> {
        search_terms::table
            .filter(search_terms::workspace_id.eq(self.workspace_id))
            .filter(search_terms::term.like(format!("%{piece}%")))
            .filter(search_terms::term.not_like(format!("{piece}%")))
            .order((search_terms::records.desc(), search_terms::term.asc()))
            .limit(i64::try_from(limit).unwrap_or(i64::MAX))
            .select(search_terms::term)
            .load(self.connection)
    }

    fn resembling(&mut self, pieces: &[String], chars: RangeInclusive<usize>) -> QueryResult<Vec<String>> {
        let mut terms = search_terms::table.into_boxed();
        for piece in pieces {
            terms = terms.or_filter(
                search_terms::workspace_id
                    .eq(self.workspace_id)
                    .and(search_terms::term.like(format!("%{piece}%"))),
            );
        }
        let terms: Vec<String> = terms
            .order(search_terms::term.asc())
            .limit(MAX_CANDIDATES)
            .select(search_terms::term)
            .load(self.connection)?;
        Ok(terms.into_iter().filter(|term| chars.contains(&term.chars().count())).collect())
    }
}

/// How each word of a condition is to be looked for in a workspace.
pub(super) fn readings(
    connection: &mut AnyConnection,
    workspace_id: i64,
    condition: &Condition,
) -> QueryResult<Readings> {
    Readings::of(condition, &mut Terms { connection, workspace_id })
}
