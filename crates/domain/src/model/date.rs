//! The day on which a person last had to do with a model.

use crate::violation::Violation;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The day on which a person last had to do with a model, from 1900 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "NaiveDate", into = "NaiveDate")]
pub struct InteractionDate(NaiveDate);

/// Not a day that a model could have been met on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InteractionDateError {
    /// Not a date.
    #[error("cannot read {0:?} as a date; write YYYY-MM-DD")]
    Malformed(String),
    /// Years beyond four digits sort wrongly as text, years before 1900 are slips of the keyboard.
    #[error("must lie between the years 1900 and 9999")]
    OutOfRange,
}

impl Violation for InteractionDateError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::OutOfRange => "out_of_range",
        }
    }
}

impl InteractionDate {
    /// Takes a day of the years 1900 to 9999.
    pub fn new(date: NaiveDate) -> Result<Self, InteractionDateError> {
        if (1900..=9999).contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(InteractionDateError::OutOfRange)
        }
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, InteractionDateError> {
        let malformed = |_error| InteractionDateError::Malformed(text.chars().take(50).collect());
        Self::new(text.trim().parse().map_err(malformed)?)
    }

    /// The day.
    pub fn get(self) -> NaiveDate {
        self.0
    }
}

impl TryFrom<NaiveDate> for InteractionDate {
    type Error = InteractionDateError;
    fn try_from(date: NaiveDate) -> Result<Self, InteractionDateError> {
        Self::new(date)
    }
}

impl From<InteractionDate> for NaiveDate {
    fn from(date: InteractionDate) -> Self {
        date.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_kept() {
        let date = InteractionDate::parse(" 2026-02-28 ").unwrap();
        assert_eq!(serde_json::to_string(&date).unwrap(), "\"2026-02-28\"");
        assert_eq!(serde_json::from_str::<InteractionDate>("\"2026-02-28\"").unwrap().get(), date.get());
    }

    #[test]
    fn what_is_no_day_of_ours_is_refused() {
        for (text, code) in [
            ("2026-02-30", "malformed"),
            ("yesterday", "malformed"),
            ("", "malformed"),
            ("1899-12-31", "out_of_range"),
            ("+12026-01-01", "out_of_range"),
        ] {
            assert_eq!(InteractionDate::parse(text).unwrap_err().code(), code, "{text}");
        }
    }
}
