//! Pages by keyset: a page begins behind the last record of the one before, however many were added meanwhile.

use super::{Sort, SortField};
use crate::id::ModelId;
use crate::violation::Violation;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How many records a page has, 1 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLimit(u16);

/// Not a size that a page can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a page has 1 to {max} records, not {0}", max = PageLimit::MAX)]
pub struct PageLimitError(i64);

impl Violation for PageLimitError {
    fn code(&self) -> &'static str {
        "out_of_range"
    }
}

impl PageLimit {
    /// The largest page.
    pub const MAX: u16 = 200;

    /// Takes 1 to [`Self::MAX`].
    pub fn new(limit: i64) -> Result<Self, PageLimitError> {
        u16::try_from(limit)
            .ok()
            .filter(|limit| (1..=Self::MAX).contains(limit))
            .map(Self)
            .ok_or(PageLimitError(limit))
    }

    /// The number of records.
    pub fn get(self) -> u16 {
        self.0
    }
}

impl Default for PageLimit {
    fn default() -> Self {
        Self(50)
    }
}

/// Which page of a list is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRequest {
    /// In what order.
    pub sort: Sort,
    /// How many.
    pub limit: PageLimit,
    /// Behind which record; from the start without one.
    pub after: Option<Keyset>,
}

/// The place of a record in a sorted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyset {
    /// The record's value of the field that the list is sorted by.
    pub key: SortKey,
    /// The record.
    pub id: ModelId,
}

/// A value that lists are sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortKey {
    /// A name or a developer, folded.
    Text(String),
    /// A count of parameters, a context length, stars or points.
    Number(i64),
    /// A moment.
    Time(DateTime<Utc>),
    /// A day.
    Date(NaiveDate),
    /// The record lacks the field.
    Missing,
}

impl SortKey {
    /// Whether a list that is sorted by the field can have such a place.
    pub fn fits(&self, field: SortField) -> bool {
        match field {
            SortField::Name => matches!(self, Self::Text(_)),
            SortField::CreatedAt | SortField::UpdatedAt | SortField::StatusSince => {
                matches!(self, Self::Time(_))
            }
            SortField::Relevance => matches!(self, Self::Number(_)),
            SortField::Developer => matches!(self, Self::Text(_) | Self::Missing),
            SortField::Parameters | SortField::ContextLength | SortField::Rating => {
                matches!(self, Self::Number(_) | Self::Missing)
            }
            SortField::DateInteracted => matches!(self, Self::Date(_) | Self::Missing),
        }
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The records.
    pub items: Vec<T>,
    /// Where the next page begins; none on the last.
    pub next: Option<Keyset>,
    /// How many records the whole list has.
    pub total: u64,
}

impl<T> Page<T> {
    /// The same page with each record made into something else.
    pub fn map<U>(self, into: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(into).collect(), next: self.next, total: self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_one_to_two_hundred_records() {
        assert_eq!(PageLimit::default().get(), 50);
        assert_eq!(PageLimit::new(200).unwrap().get(), 200);
        for limit in [i64::MIN, -1, 0, 201, 65_537, i64::MAX] {
            assert_eq!(PageLimit::new(limit).unwrap_err().code(), "out_of_range");
        }
    }

    #[test]
    fn a_place_fits_the_lists_that_can_have_it() {
        use strum::VariantArray;
        let keys = [
            SortKey::Text("a".into()),
            SortKey::Number(1),
            SortKey::Time(DateTime::UNIX_EPOCH),
            SortKey::Date(NaiveDate::default()),
            SortKey::Missing,
        ];
        let fits: Vec<String> = SortField::VARIANTS
            .iter()
            .map(|field| keys.iter().map(|key| if key.fits(*field) { '1' } else { '0' }).collect())
            .collect();
        assert_eq!(
            fits,
            ["10000", "10001", "01001", "01001", "01001", "00100", "00100", "00100", "00011", "01000",]
        );
    }

    #[test]
    fn a_page_can_be_made_into_another() {
        let page = Page { items: vec![1, 2], next: None, total: 9 };
        assert_eq!(page.map(|n| n * 2), Page { items: vec![2, 4], next: None, total: 9 });
    }
}
