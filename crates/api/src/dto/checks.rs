//! Checks of fields that tell of all that are refused, not only of the first.

use crate::problem::FieldProblem;
use std::str::FromStr;
use trackml_domain::violation::Violation;

/// A value, or a note that its field is refused.
pub(super) fn checked<T, E: Violation>(
    field: impl Into<String>,
    result: Result<T, E>,
    errors: &mut Vec<FieldProblem>,
) -> Option<T> {
    result.map_err(|error| errors.push(FieldProblem::of(field, &error))).ok()
}

/// The values of a list that are not refused; each of the others is named by its place.
pub(super) fn each<T, E: Violation>(
    field: &str,
    texts: &[String],
    parse: impl Fn(&str) -> Result<T, E>,
    errors: &mut Vec<FieldProblem>,
) -> Vec<T> {
    let one = |(index, text): (usize, &String)| checked(format!("{field}[{index}]"), parse(text), errors);
    texts.iter().enumerate().filter_map(one).collect()
}

/// One of some known words.
pub(crate) fn choice<T: AsRef<str> + FromStr>(text: &str, known: &[T]) -> Result<T, UnknownValue> {
    let unknown = |_error| UnknownValue(known.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "));
    text.parse().map_err(unknown)
}

/// Not one of the known words.
#[derive(Debug, thiserror::Error)]
#[error("must be one of {0}")]
pub(crate) struct UnknownValue(String);

impl Violation for UnknownValue {
    fn code(&self) -> &'static str {
        "unknown_value"
    }
}
