//! In what order a list stands.

use crate::violation::Violation;
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// By what a list can be sorted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[allow(missing_docs, reason = "each is the field of the same name")]
pub enum SortField {
    Name,
    Developer,
    #[strum(serialize = "params", to_string = "parameters")]
    Parameters,
    #[strum(serialize = "context", to_string = "context_length")]
    ContextLength,
    Rating,
    #[strum(serialize = "added", to_string = "created_at")]
    CreatedAt,
    #[strum(serialize = "updated", to_string = "updated_at")]
    UpdatedAt,
    #[strum(serialize = "since", to_string = "status_since")]
    StatusSince,
    #[strum(serialize = "interacted", to_string = "date_interacted")]
    DateInteracted,
    /// How well a record fits the words that are looked for: the best first, in either direction of writing it.
    Relevance,
}

/// A field and a direction. Records that lack the field come last in both directions; ties stand by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub field: SortField,
    /// Largest, latest or last first.
    pub descending: bool,
}

/// Not a sort that a list knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "cannot sort by {0:?}; use relevance, or name, developer, params, context, rating, added, updated, since or interacted, with - before it for descending"
)]
pub struct SortError(String);

impl Violation for SortError {
    fn code(&self) -> &'static str {
        "unknown_value"
    }
}

impl Sort {
    /// Reads `name` or `-parameters`.
    pub fn parse(text: &str) -> Result<Self, SortError> {
        let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let field = name.parse().map_err(|_unknown| SortError(text.chars().take(50).collect()))?;
        // Nobody asks for the worst first.
        Ok(Self { field, descending: descending && field != SortField::Relevance })
    }
}

/// What was added last stands first.
impl Default for Sort {
    fn default() -> Self {
        Self { field: SortField::CreatedAt, descending: true }
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_reads_back_from_its_print() {
        for field in SortField::VARIANTS {
            for descending in [false, true] {
                let descending = descending && *field != SortField::Relevance;
                let sort = Sort { field: *field, descending };
                assert_eq!(Sort::parse(&sort.to_string()), Ok(sort));
            }
        }
        assert_eq!(Sort::default().to_string(), "-created_at");
    }

    #[test]
    fn an_unknown_sort_names_the_known_ones() {
        let refused = Sort::parse("--name").unwrap_err();
        assert_eq!(refused.code(), "unknown_value");
        assert!(refused.to_string().contains("interacted"));
    }

    #[test]
    fn a_field_is_sorted_by_under_its_short_name_too() {
        for (short, long) in [("-params", "-parameters"), ("added", "created_at"), ("since", "status_since")]
        {
            assert_eq!(Sort::parse(short), Sort::parse(long));
        }
        assert_eq!(Sort::parse("-relevance"), Sort::parse("relevance"));
    }
}
