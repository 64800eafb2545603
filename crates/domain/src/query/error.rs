//! Why a query cannot be read, and where.

use super::Query;
use super::field::fields;
use crate::violation::Violation;

/// Why a query cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {problem}")]
pub struct QueryError {
    column: usize,
    problem: Problem,
}

impl QueryError {
    pub(super) fn new(text: &str, fault: Fault) -> Self {
        let before = text.char_indices().take_while(|(at, _)| *at < fault.at).count();
        Self { column: before + 1, problem: fault.problem }
    }

    /// Where the trouble begins: the first character is 1. One more than there are where something is missing at the end.
    pub fn column(&self) -> usize {
        self.column
    }
}

impl Violation for QueryError {
    fn code(&self) -> &'static str {
        match &self.problem {
            Problem::UnknownField { .. } => "unknown_field",
            Problem::UnknownValue { .. } => "unknown_value",
            Problem::Refused { code, .. } => code,
            Problem::OutOfRange(_) => "out_of_range",
            Problem::TooLong | Problem::TooLongInFull => "too_long",
            Problem::TooDeep => "too_deep",
            Problem::TooMany { .. } => "too_many",
            Problem::Expected { .. }
            | Problem::Unopened
            | Problem::UnclosedParenthesis
            | Problem::UnclosedQuote
            | Problem::NothingToLookFor
            | Problem::Misplaced { .. }
            | Problem::SecondSort => "syntax",
        }
    }
}

/// A problem and the byte at which it stands: columns are counted only where there is an error to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) problem: Problem,
}

impl Fault {
    /// What was expected at a place, and what begins there instead.
    pub(super) fn expected(at: usize, what: &'static str, found: &str) -> Self {
        Self { at, problem: Problem::Expected { what, found: Found::new(found) } }
    }

    /// The same in a text of which this one begins at `by`.
    pub(super) fn moved(self, by: usize) -> Self {
        Self { at: self.at + by, ..self }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Problem {
    #[error("expected {what}, found {found}")]
    Expected { what: &'static str, found: Found },
    #[error("this ) closes no parenthesis; put it in quotes where it belongs to a word")]
    Unopened,
    #[error("this ( is never closed")]
    UnclosedParenthesis,
    #[error("this \" is never closed")]
    UnclosedQuote,
    #[error("nothing to look for: no letter, digit or symbol in it")]
    NothingToLookFor,
    #[error("{what} is said of the whole list: it cannot stand {place}")]
    Misplaced { what: &'static str, place: &'static str },
    #[error("there is a sort already, and a list has one order")]
    SecondSort,
    #[error("there is no field {name:?}{}; put {word:?} in quotes to look for it as it stands", of_fields(*nearest))]
    UnknownField { name: String, word: String, nearest: Option<&'static str> },
    #[error("{value:?} is no value of {field}; {}", of_values(*nearest, known))]
    UnknownValue {
        field: &'static str,
        value: String,
        nearest: Option<&'static str>,
        known: Vec<&'static str>,
    },
    #[error("{value:?} is no value of {field}: {message}")]
    Refused { field: &'static str, value: String, message: String, code: &'static str },
    #[error("{0}")]
    OutOfRange(String),
    #[error("a query has at most {max} characters", max = Query::MAX_CHARS)]
    TooLong,
    #[error("written in full, the query has more than {max} characters", max = Query::MAX_CHARS)]
    TooLongInFull,
    #[error("parentheses and negations stand at most {max} deep", max = Query::MAX_DEPTH)]
    TooDeep,
    #[error("at most {max} {what} are allowed")]
    TooMany { what: &'static str, max: usize },
}

/// What stands where something else was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found(String);

impl Found {
    fn new(rest: &str) -> Self {
        Self(clipped(
            rest.split_whitespace().next().filter(|_| !rest.starts_with(char::is_whitespace)).unwrap_or(""),
        ))
    }
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_empty() { f.write_str("nothing") } else { write!(f, "{:?}", self.0) }
    }
}

/// As much of a text as an error repeats.
pub(super) fn clipped(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut clipped: String = text.chars().take(SHOWN).collect();
    if clipped.len() < text.len() {
        clipped.push('…');
    }
    clipped
}

/// The known word that was probably meant: one letter off, or two in longer words.
pub(super) fn nearest(word: &str, known: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    const LONGEST: usize = 40;
    let letters = word.chars().count();
    let allowed = if letters < 5 { 1 } else { 2 };
    let word = Some(word.to_lowercase()).filter(|_| letters <= LONGEST)?;
    known
        .into_iter()
        .map(|known| (strsim::osa_distance(&word, known), known))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

fn of_fields(nearest: Option<&str>) -> String {
    nearest.map_or_else(
        || format!(" (there are {})", fields().map(|(name, _)| name).collect::<Vec<_>>().join(", ")),
        |nearest| format!(" (did you mean {nearest}?)"),
    )
}

fn of_values(nearest: Option<&str>, known: &[&str]) -> String {
    const SHOWN: usize = 14;
    let meant = nearest.map_or_else(String::new, |nearest| format!("did you mean {nearest}? "));
    let shown = known.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    let more = known.len().saturating_sub(SHOWN);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("{meant}known are {shown}{more}")
}
