//! One value of the table.

use crate::memory::{Certainty, Figure};
use crate::parameters::ParameterCount;
use chrono::{DateTime, Utc};
use serde::Serialize;

/// In what a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Unit {
    Bytes,
    Parameters,
    Tokens,
    Count,
    Score,
}

/// What one record says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What people read; none where the record does not know.
    pub text: Option<String>,
    /// The number behind it, where it is one.
    pub value: Option<f64>,
    /// How sure it is, where it was computed.
    pub certainty: Option<Certainty>,
    /// Whether it is the best of its row.
    pub best: bool,
}

impl Cell {
    pub(super) fn text(text: Option<impl Into<String>>) -> Self {
        Self { text: text.map(Into::into).filter(|text| !text.is_empty()), ..Self::default() }
    }

    pub(super) fn number(number: Option<u64>, text: impl Fn(u64) -> String) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "it is compared and drawn, not kept")]
        let value = |number: u64| number as f64;
        Self { text: number.map(text), value: number.map(value), ..Self::default() }
    }

    pub(super) fn figure(figure: Option<&Figure>) -> Self {
        let Some(figure) = figure else { return Self::default() };
        let mark = if figure.certainty == Certainty::Estimated { "≈ " } else { "" };
        let cell = Self::number(figure.bytes, |bytes| format!("{mark}{}", size(bytes)));
        let certainty = cell.text.is_some().then_some(figure.certainty);
        Self { certainty, ..cell }
    }

    pub(super) fn score(score: Option<f64>) -> Self {
        Self { text: score.map(|score| rounded(score, 4)), value: score, ..Self::default() }
    }

    pub(super) fn day(moment: Option<DateTime<Utc>>) -> Self {
        Self::text(moment.map(|moment| moment.format("%F").to_string()))
    }
}

/// Memory as it is sold: in powers of two.
fn size(bytes: u64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "it is rounded anyhow")]
    let of = |unit: u64| bytes as f64 / unit as f64;
    let (number, unit) = match bytes {
        0..0x10_0000 => (of(1 << 10), "KiB"),
        0x10_0000..0x4000_0000 => (of(1 << 20), "MiB"),
        0x4000_0000..0x100_0000_0000 => (of(1 << 30), "GiB"),
        _ => (of(1 << 40), "TiB"),
    };
    format!("{} {unit}", rounded(number, usize::from(number < 100.0)))
}

/// A number with at most so many digits behind the point, none of them a nought at the end.
fn rounded(number: f64, digits: usize) -> String {
    let text = format!("{number:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

pub(super) fn parameters(count: u64) -> String {
    ParameterCount::new(count).map_or_else(|_| count.to_string(), |count| count.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        for (bytes, text) in [
            (0, "0 KiB"),
            (1536, "1.5 KiB"),
            (440_473_133, "420 MiB"),
            (14_483_464_192, "13.5 GiB"),
            (1_342_177_280_000, "1.2 TiB"),
        ] {
            assert_eq!(size(bytes), text);
        }
        assert_eq!(
            (rounded(0.85, 4), rounded(85.0, 4), rounded(12.345_678, 4)),
            ("0.85".into(), "85".into(), "12.3457".into())
        );
    }
}
