//! A number of bytes, how sure it is, and how it came about.

use serde::Serialize;

/// How sure a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Certainty {
    /// It follows from what was counted or published.
    Exact,
    /// It rests on a rule of thumb, or on something inferred.
    Estimated,
    /// Something is missing that it would follow from.
    Unknown,
}

/// A number of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How many; none where that is not known.
    pub bytes: Option<u64>,
    /// How sure that is.
    pub certainty: Certainty,
    /// How it came about: a sentence.
    pub how: String,
}

impl Figure {
    pub(super) fn unknown(how: impl Into<String>) -> Self {
        Self { bytes: None, certainty: Certainty::Unknown, how: how.into() }
    }
}

/// Bytes of so many elements of so many eighths of a bit: the largest number where it would be larger.
pub(super) fn bytes(elements: u64, bits: f64) -> u64 {
    // Within a few bytes of the truth up to a quadrillion elements.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a cast to an integer stops at its ends"
    )]
    let bytes = (elements as f64 * bits / 8.0).round() as u64;
    bytes
}

/// A product that stops at the largest number.
pub(super) fn product(factors: &[u64]) -> u64 {
    factors.iter().fold(1_u64, |product, factor| product.saturating_mul(*factor))
}

/// A number as people read it: `7,241,732,096`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
