//! How many weights a model has.

use crate::violation::Violation;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The number of weights of a model, as its developer counts them. Unit: parameters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct ParameterCount(u64);

/// Why a count was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParameterCountError {
    /// Not a number with an optional unit.
    #[error("cannot read {0:?} as a parameter count; write 7B, 8x7B, 1.5T, 355M or a plain number")]
    Malformed(String),
    /// Nought, or more than [`ParameterCount::MAX`].
    #[error("a parameter count is between 1 and {max}", max = ParameterCount::MAX)]
    OutOfRange,
}

impl Violation for ParameterCountError {
    fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::OutOfRange => "out_of_range",
        }
    }
}

/// The units in which developers count: thousand, million, billion, trillion.
const UNITS: [(char, u64); 4] =
    [('T', 1_000_000_000_000), ('B', 1_000_000_000), ('M', 1_000_000), ('K', 1_000)];

impl ParameterCount {
    /// The largest that is accepted: 1 000 trillion, five hundred times the largest known model, and still
    /// a number that JavaScript reads exactly (below 2^53) and both databases keep as a signed 64-bit integer.
    pub const MAX: u64 = 1_000_000_000_000_000;

    /// Takes a plain count.
    ///
    /// # Errors
    /// [`ParameterCountError::OutOfRange`] for nought and for more than [`Self::MAX`].
    pub fn new(count: u64) -> Result<Self, ParameterCountError> {
        if (1..=Self::MAX).contains(&count) { Ok(Self(count)) } else { Err(ParameterCountError::OutOfRange) }
    }

    /// Reads `7B`, `1.5 T`, `355M`, `8x7B` (eight experts of seven billion) or a plain number.
    ///
    /// # Errors
    /// [`ParameterCountError`] names the text and what was expected.
    pub fn parse(text: &str) -> Result<Self, ParameterCountError> {
        let malformed = || ParameterCountError::Malformed(text.to_owned());
        let compact: String = text.chars().filter(|c| !c.is_whitespace() && *c != '_' && *c != ',').collect();
        let (experts, each) = match compact.split_once(['x', 'X', '×']) {
            Some((experts, each)) => (experts.parse::<u64>().map_err(|_ignored| malformed())?, each),
            None => (1, compact.as_str()),
        };
        let last = each.chars().last().ok_or_else(malformed)?;
        let unit = UNITS.iter().find(|(letter, _)| *letter == last.to_ascii_uppercase());
        let (digits, scale) = match unit {
            Some((_, scale)) => (each.strip_suffix(last).unwrap_or(each), *scale),
            None => (each, 1),
        };
        let one = scaled(digits, scale).ok_or_else(malformed)?;
        one.checked_mul(experts).ok_or(ParameterCountError::OutOfRange).and_then(Self::new)
    }

    /// The plain count.
    pub fn get(self) -> u64 {
        self.0
    }

    /// Whether two counts of one model disagree by more than a fifth of the expected one: developers round
    /// (`7B` for 7.6), packed weights are out by a factor.
    pub fn disagrees_with(self, expected: Self) -> bool {
        self.0.abs_diff(expected.0) > expected.0 / 5
    }

    /// The count that a model's name announces (`Mixtral-8x7B-v0.1`, `Qwen3-0.6B`, `bert-335m`), if it does.
    ///
    /// Where there are several the first counts: in `Qwen3-30B-A3B` the second is of the active weights.
    pub fn from_name(name: &str) -> Option<Self> {
        name.split(['-', '_', ' ', '/', '.'])
            .collect::<Vec<_>>()
            .iter()
            .enumerate()
            .find_map(|(index, part)| announced(name, index, part))
    }
}

/// Reads one piece of a name; the piece before it is joined again where a dot stood between two digits.
fn announced(name: &str, index: usize, part: &str) -> Option<ParameterCount> {
    let last = part.chars().last()?;
    if !part.chars().next()?.is_ascii_digit() || !matches!(last.to_ascii_uppercase(), 'B' | 'M' | 'T') {
        return None;
    }
    let start: usize = name.split(['-', '_', ' ', '/', '.']).take(index).map(|piece| piece.len() + 1).sum();
    let before = name.get(..start)?;
    let whole = before.strip_suffix('.').map_or("", |head| {
        let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        head.get(head.len() - digits..).unwrap_or("")
    });
    let text = if whole.is_empty() { part.to_owned() } else { format!("{whole}.{part}") };
    ParameterCount::parse(&text).ok()
}

/// `digits` (a decimal fraction) times `scale`, without the rounding of a float.
fn scaled(digits: &str, scale: u64) -> Option<u64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || fraction.len() > 12 {
        return None;
    }
    let mut total = whole.parse::<u64>().ok()?.checked_mul(scale)?;
    let mut step = scale;
    for digit in fraction.chars() {
        step /= 10;
        total = total.checked_add(u64::from(digit.to_digit(10)?).checked_mul(step)?)?;
    }
    Some(total)
}

/// Prints with the largest unit and at most one decimal place: `8B`, `1.5T`, `355M`, `12`.
impl fmt::Display for ParameterCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (letter, scale) in UNITS {
            // Rounded in tenths, so that 999 960 000 is 1B and not 1000M.
            let tenths = (u128::from(self.0) * 10 + u128::from(scale) / 2) / u128::from(scale);
            if tenths >= 10 {
                let (whole, tenth) = (tenths / 10, tenths % 10);
                return if tenth == 0 {
                    write!(f, "{whole}{letter}")
                } else {
                    write!(f, "{whole}.{tenth}{letter}")
                };
            }
        }
        write!(f, "{}", self.0)
    }
}

impl TryFrom<u64> for ParameterCount {
    type Error = ParameterCountError;
    fn try_from(count: u64) -> Result<Self, ParameterCountError> {
        Self::new(count)
    }
}

impl From<ParameterCount> for u64 {
    fn from(count: ParameterCount) -> u64 {
        count.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(text: &str) -> u64 {
        ParameterCount::parse(text).unwrap().get()
    }

    #[test]
    fn developers_ways_of_writing_are_read() {
        for (text, count) in [
            ("7B", 7_000_000_000),
            ("7 b", 7_000_000_000),
            ("8x7B", 56_000_000_000),
            ("8×22B", 176_000_000_000),
            ("1.5T", 1_500_000_000_000),
            ("1.5 T", 1_500_000_000_000),
            ("355M", 355_000_000),
            ("0.6B", 600_000_000),
            ("22k", 22_000),
            ("8030261248", 8_030_261_248),
            ("8,030,261,248", 8_030_261_248),
            ("2_000_000_000_000", 2_000_000_000_000),
        ] {
            assert_eq!(parsed(text), count, "{text}");
        }
    }

    #[test]
    fn what_is_no_count_is_refused_with_the_text() {
        for text in ["", "B", "x7B", "7x", "seven", "-7B", "7BB", "1.2.3B", ".5B", "1e9", "0.1234567890123B"]
        {
            let refused = ParameterCount::parse(text).unwrap_err();
            assert_eq!(refused.code(), "malformed", "{text}");
            assert!(refused.to_string().contains(text));
        }
    }

    #[test]
    fn nought_and_the_absurd_are_out_of_range() {
        for text in ["0", "0.4", "1001T", "9999999x9999999T"] {
            let code = ParameterCount::parse(text).unwrap_err().code();
            assert!(code == "out_of_range" || code == "malformed", "{text}: {code}");
        }
        assert_eq!(ParameterCount::new(0).unwrap_err().code(), "out_of_range");
        assert_eq!(ParameterCount::new(u64::MAX).unwrap_err().code(), "out_of_range");
        assert!(ParameterCount::parse("99999999x99999T").is_err());
    }

    #[test]
    fn counts_print_as_people_say_them() {
        for (count, text) in [
            (8_030_261_248, "8B"),
            (7_241_732_096, "7.2B"),
            (355_000_000, "355M"),
            (1_500_000_000_000, "1.5T"),
            (999_960_000, "1B"),
            (2_428_632, "2.4M"),
            (512, "512"),
            (1_000_000_000_000_000, "1000T"),
        ] {
            assert_eq!(ParameterCount::new(count).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_name_may_announce_the_count() {
        for (name, count) in [
            ("Mixtral-8x7B-v0.1", 56_000_000_000),
            ("Qwen3-0.6B", 600_000_000),
            ("Qwen2.5-7B-Instruct", 7_000_000_000),
            ("Qwen3-30B-A3B", 30_000_000_000),
            ("Qwen2.5-Coder-1.5B", 1_500_000_000),
            ("gpt-oss-120b", 120_000_000_000),
            ("gemma-3-270m-it", 270_000_000),
            ("m2m100_418M", 418_000_000),
        ] {
            assert_eq!(ParameterCount::from_name(name).map(ParameterCount::get), Some(count), "{name}");
        }
        for name in ["bert-base-uncased", "t5gemma-b-b-prefixlm", "Magistral-Small-2509", "v0.1", "", "4bit"]
        {
            assert_eq!(ParameterCount::from_name(name), None, "{name}");
        }
    }

    #[test]
    fn rounding_is_no_disagreement_but_packing_is() {
        let count = |text| ParameterCount::parse(text).unwrap();
        assert!(!count("7.6B").disagrees_with(count("7B")));
        assert!(!count("5.6B").disagrees_with(count("7B")));
        assert!(count("1.2B").disagrees_with(count("7B")));
        assert!(count("9B").disagrees_with(count("7B")));
    }

    #[test]
    fn a_count_serialises_as_a_number() {
        let count: ParameterCount = serde_json::from_str("70000000000").unwrap();
        assert_eq!(serde_json::to_string(&count).unwrap(), "70000000000");
        assert!(serde_json::from_str::<ParameterCount>("0").is_err());
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = ParameterCount::parse(&text);
            let _ = ParameterCount::from_name(&text);
        }

        #[test]
        fn every_count_reads_back_from_its_digits(count in 1..=ParameterCount::MAX) {
            prop_assert_eq!(parsed(&count.to_string()), count);
        }

        #[test]
        fn printing_is_within_a_twentieth(count in 1..=ParameterCount::MAX) {
            let printed = parsed(&ParameterCount::new(count).unwrap().to_string());
            prop_assert!(printed.abs_diff(count) <= count / 20);
        }
    }
}
