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
    Parameters,
    CreatedAt,
    UpdatedAt,
    DateInteracted,
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
    "cannot sort by {0:?}; use name, developer, parameters, created_at, updated_at or date_interacted, with - before it for descending"
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
        Ok(Self { field, descending })
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
        assert!(refused.to_string().contains("date_interacted"));
    }
}
