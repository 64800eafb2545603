//! What wants a person's attention.

use crate::violation::Violation;
use strum::{AsRefStr, VariantArray};

/// After how many days a record that is being studied counts as left lying, unless another number is asked for.
pub const STALE_AFTER: u16 = 30;

/// A number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaleAfter(u16);

/// It is no number of days within a year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is a whole number of days from 1 to 365")]
pub struct StaleAfterError;

impl Violation for StaleAfterError {
    fn code(&self) -> &'static str {
        "out_of_range"
    }
}

impl Default for StaleAfter {
    fn default() -> Self {
        Self(STALE_AFTER)
    }
}

impl StaleAfter {
    /// Reads a number of days.
    pub fn parse(text: &str) -> Result<Self, StaleAfterError> {
        let days = text.trim().parse().ok().filter(|days| (1..=365).contains(days));
        days.map(Self).ok_or(StaleAfterError)
    }
}

/// Why records want attention, what is most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, VariantArray, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AttentionKind {
    /// The Hub no longer has them.
    Gone,
    /// Something changed on the Hub that nobody has marked as seen.
    Changed,
    /// They are being studied, and nobody has touched them for long.
    Stale,
    /// Something of them is not known that matters: licence, developer, parameters.
    Incomplete,
    /// Other records seem to be of the same model.
    Duplicates,
    /// Terms are to be accepted before they can be tried.
    Gated,
}

impl AttentionKind {
    /// What lists them. What is archived wants nothing any more.
    pub fn query(self, stale: StaleAfter) -> String {
        match self {
            Self::Gone => "is:gone -status:archived".to_owned(),
            Self::Changed => "is:changed -status:archived".to_owned(),
            Self::Stale => format!("status:studying -active:<{}d", stale.0),
            // A closed model has no count of parameters that anybody could fill in.
            Self::Incomplete => {
                "(-has:license OR -has:developer OR has:hub -has:params) -status:archived".to_owned()
            }
            Self::Duplicates => "is:duplicate -status:archived".to_owned(),
            Self::Gated => "is:gated status:wishlist,studying".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn every_kind_has_a_query_that_can_be_read_and_prints_as_it_is() {
        for kind in AttentionKind::VARIANTS {
            let query = kind.query(StaleAfter::default());
            assert_eq!(Query::parse(&query).unwrap().to_string(), query);
        }
    }

    #[test]
    fn days_are_a_number_within_a_year() {
        assert_eq!(
            AttentionKind::Stale.query(StaleAfter::parse("7").unwrap()),
            "status:studying -active:<7d"
        );
        for wrong in ["0", "366", "soon", "-1", ""] {
            assert_eq!(StaleAfter::parse(wrong), Err(StaleAfterError), "{wrong:?}");
        }
    }
}
