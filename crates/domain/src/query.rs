//! The search language: `llama status:using -tag:old params:<10b sort:-params`.
//!
//! One grammar for the box of the page, `?q=`, saved views and the command line. It is described for its users in
//! `docs/query-language.md`, whose examples run as tests.

mod comparison;
mod condition;
mod error;
mod field;
mod fits;
mod meaning;
mod number;
mod print;
mod read;
mod selection;
mod sought;
mod syntax;
mod value;
mod when;
mod word;

pub use condition::{Condition, MomentField, NumberField, Part, Test, Trait};
pub use error::QueryError;
pub use field::fields;
pub use fits::{Fits, Room, WeightBits};
pub use meaning::Meaning;
pub use number::{NumberTest, Quantity};
pub use selection::Selection;
pub use sought::{Phrase, Readings, Sought, Vocabulary};
pub use when::{Day, Span, When};
pub use word::{Matching, Word};

use crate::listing::{Sort, SortField};

/// What a person looks for, and in what order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What must hold; an empty [`Condition::All`] for everything.
    pub condition: Condition,
    /// In what order, where the query says it.
    pub sort: Option<Sort>,
    /// Whether it looks in the trash (`is:trashed`) instead of among what is kept.
    pub trashed: bool,
}

#[cfg(test)]
mod tests;

impl Query {
    /// In what order what is found stands: as it is asked for, else as the query says, else by relevance where there are
    /// words and the latest first where there are none.
    pub fn order(&self, asked: Option<Sort>) -> Sort {
        let usual = || {
            if self.condition.words().is_empty() {
                Sort::default()
            } else {
                Sort { field: SortField::Relevance, descending: false }
            }
        };
        asked.or(self.sort).unwrap_or_else(usual)
    }
}
