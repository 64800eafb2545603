//! Where a page of a journal begins: the day and the id of the entry before it, which need not be there any more.

use trackml_domain::journal::JournalEntry;
use trackml_domain::model::InteractionDate;
use trackml_domain::violation::Violation;
use trackml_ports::JournalPlace;

/// The place behind an entry.
pub(super) fn behind(entry: &JournalEntry) -> String {
    format!("{}.{}", entry.day, entry.id)
}

/// Reads a place.
pub(crate) fn read_place(text: &str) -> Result<JournalPlace, NoPlace> {
    let (day, id) = text.trim().split_once('.').ok_or(NoPlace)?;
    let day = InteractionDate::parse(day).map_err(|_no_day| NoPlace)?;
    let id: i64 = id.parse().map_err(|_no_number| NoPlace)?;
    Ok((day.get(), id.into()))
}

/// Not a place in a journal.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not `next_before` of a page")]
pub(crate) struct NoPlace;

impl Violation for NoPlace {
    fn code(&self) -> &'static str {
        "malformed"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_place_is_refused() {
        assert_eq!(read_place("2026-11-20.17").unwrap(), ("2026-11-20".parse().unwrap(), 17.into()));
        for text in
            ["", "17", "2026-11-20", "2026-11-20.", "2026-11-31.1", "+12026-01-01.1", ".1", "2026-11-20.1.2"]
        {
            assert_eq!(read_place(text), Err(NoPlace), "{text}");
        }
    }
}
