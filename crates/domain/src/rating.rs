//! One to five stars.

use crate::violation::Violation;
use serde::{Deserialize, Serialize};

/// A person's rating of a model, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Rating(u8);

/// The number is not one of 1 to 5.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rating is a whole number from 1 to 5, not {0}")]
pub struct RatingError(i64);

impl Violation for RatingError {
    fn code(&self) -> &'static str {
        "out_of_range"
    }
}

impl Rating {
    /// Takes 1 to 5.
    pub fn new(stars: i64) -> Result<Self, RatingError> {
        u8::try_from(stars).ok().filter(|stars| (1..=5).contains(stars)).map(Self).ok_or(RatingError(stars))
    }

    /// The stars, 1 to 5.
    pub fn stars(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Rating {
    type Error = RatingError;
    fn try_from(stars: i64) -> Result<Self, RatingError> {
        Self::new(stars)
    }
}

impl From<Rating> for i64 {
    fn from(rating: Rating) -> i64 {
        rating.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_five_are_ratings_and_nothing_else_is() {
        for stars in 1..=5 {
            assert_eq!(i64::from(Rating::new(stars).unwrap()), stars);
            assert_eq!(i64::from(Rating::new(stars).unwrap().stars()), stars);
        }
        for stars in [i64::MIN, -1, 0, 6, 257, i64::MAX] {
            assert_eq!(Rating::new(stars).unwrap_err().code(), "out_of_range");
        }
    }
}
