//! Numbers to compare with: `7b`, `<10b`, `7b..70b`.

use super::NumberField;
use super::comparison::Comparison;
use super::error::{Fault, Problem};
use crate::parameters::ParameterCount;
use crate::rating::Rating;
use std::fmt;

/// A number as it was written: decimal digits and perhaps a unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    digits: String,
    unit: Option<Unit>,
    value: u64,
    step: u64,
}

/// A unit: each is a thousand of the one before, or 1 024 where tokens are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Unit {
    Thousand,
    Million,
    Billion,
    Trillion,
}

const UNITS: [(char, Unit, u32); 4] =
    [('k', Unit::Thousand, 1), ('m', Unit::Million, 2), ('b', Unit::Billion, 3), ('t', Unit::Trillion, 4)];

impl Quantity {
    /// The largest that is accepted: no count or length is larger, and both databases hold it.
    pub const MAX: u64 = ParameterCount::MAX;

    fn read(field: NumberField, text: &str) -> Result<Self, Fault> {
        let what = expected(field);
        let malformed = || Fault::expected(0, what, text);
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (digits, letter) = text.split_at_checked(end).ok_or_else(malformed)?;
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() && !fraction.contains('.') => (whole, fraction),
            Some(_) => return Err(malformed()),
            None => (digits, ""),
        };
        if whole.is_empty() {
            return Err(malformed());
        }
        let unit =
            UNITS.iter().find(|(known, ..)| letter.eq_ignore_ascii_case(known.encode_utf8(&mut [0; 4])));
        if unit.is_none() && !letter.is_empty() {
            return Err(malformed());
        }
        if field == NumberField::Rating {
            return if unit.is_none() && fraction.is_empty() { Self::stars(whole) } else { Err(malformed()) };
        }
        let base: u64 = if field == NumberField::Context { 1_024 } else { 1_000 };
        let scale = unit.map_or(1, |(.., power)| base.pow(*power));
        Self::scaled(whole, fraction, unit.map(|(_, unit, _)| *unit), scale)
    }

    fn stars(whole: &str) -> Result<Self, Fault> {
        let stars = whole.parse().unwrap_or(i64::MAX);
        let rating = Rating::new(stars).map_err(|refused| out_of_range(refused.to_string()))?;
        Self::scaled(&rating.stars().to_string(), "", None, 1)
    }

    /// Digits times a scale, without the rounding of a float.
    fn scaled(whole: &str, fraction: &str, unit: Option<Unit>, scale: u64) -> Result<Self, Fault> {
        let too_large = || out_of_range(format!("a number here is at most {}", Self::MAX));
        let too_fine =
            || out_of_range("this number has more decimal places than its unit can be divided in".to_owned());
        let parts = u32::try_from(fraction.len())
            .ok()
            .and_then(|places| 10_u64.checked_pow(places))
            .ok_or_else(too_fine)?;
        if parts > scale {
            return Err(too_fine());
        }
        let whole: u64 = whole.parse().map_err(|_overflow| too_large())?;
        let numerator: u64 =
            if fraction.is_empty() { 0 } else { fraction.parse().map_err(|_overflow| too_fine())? };
        let beyond_the_point = u128::from(numerator) * u128::from(scale) / u128::from(parts);
        let value = u128::from(whole) * u128::from(scale) + beyond_the_point;
        let value = u64::try_from(value).ok().filter(|value| *value <= Self::MAX).ok_or_else(too_large)?;
        let point = if fraction.is_empty() { "" } else { "." };
        Ok(Self { digits: format!("{whole}{point}{fraction}"), unit, value, step: scale / parts })
    }

    /// The number itself, cut to a whole one.
    pub fn value(&self) -> u64 {
        self.value
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)?;
        match UNITS.iter().find(|(_, unit, _)| Some(*unit) == self.unit) {
            Some((letter, ..)) => write!(f, "{letter}"),
            None => Ok(()),
        }
    }
}

/// What must hold of a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NumberTest {
    /// What is rounded to it as it was written; without a unit exactly it.
    About(Quantity),
    /// Less than it.
    Less(Quantity),
    /// It or less.
    AtMost(Quantity),
    /// More than it.
    More(Quantity),
    /// It or more.
    AtLeast(Quantity),
    /// From the first to the second, both included.
    Between(Quantity, Quantity),
}

impl NumberTest {
    /// Reads `7b`, `<10b` or `7b..70b`; the field decides what a unit is worth and what may be asked for.
    pub(super) fn read(field: NumberField, text: &str) -> Result<Self, Fault> {
        if let Some((comparison, rest, at)) = Comparison::split(text) {
            let quantity = Quantity::read(field, rest).map_err(|fault| fault.moved(at))?;
            return match comparison {
                Comparison::Less if quantity.value == 0 => {
                    Err(out_of_range("nothing is less than 0".to_owned()))
                }
                Comparison::Less => Ok(Self::Less(quantity)),
                Comparison::AtMost => Ok(Self::AtMost(quantity)),
                Comparison::More => Ok(Self::More(quantity)),
                Comparison::AtLeast => Ok(Self::AtLeast(quantity)),
            };
        }
        let Some((low, high)) = text.split_once("..") else {
            return Quantity::read(field, text).map(Self::About);
        };
        let second = low.len() + "..".len();
        let low = Quantity::read(field, low)?;
        let high = Quantity::read(field, high).map_err(|fault| fault.moved(second))?;
        if low.value > high.value {
            return Err(out_of_range(format!(
                "nothing is between {low} and {high}: the smaller comes first"
            )));
        }
        Ok(Self::Between(low, high))
    }

    /// The lowest and the highest number that fit, both inclusive.
    pub fn bounds(&self) -> (Option<u64>, Option<u64>) {
        match self {
            Self::About(q) => {
                let below = q.step / 2;
                // Half a step up belongs to the next number already.
                let above = (q.step - below).saturating_sub(1);
                (Some(q.value.saturating_sub(below)), Some(q.value.saturating_add(above)))
            }
            Self::Less(q) => (None, Some(q.value.saturating_sub(1))),
            Self::AtMost(q) => (None, Some(q.value)),
            Self::More(q) => (Some(q.value.saturating_add(1)), None),
            Self::AtLeast(q) => (Some(q.value), None),
            Self::Between(low, high) => (Some(low.value), Some(high.value)),
        }
    }
}

impl fmt::Display for NumberTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::About(q) => q.fmt(f),
            Self::Less(q) => write!(f, "<{q}"),
            Self::AtMost(q) => write!(f, "<={q}"),
            Self::More(q) => write!(f, ">{q}"),
            Self::AtLeast(q) => write!(f, ">={q}"),
            Self::Between(low, high) => write!(f, "{low}..{high}"),
        }
    }
}

fn expected(field: NumberField) -> &'static str {
    match field {
        NumberField::Parameters => "a number such as 7b, 350m or 1.5t",
        NumberField::Context => "a number such as 8192, 32k or 1m",
        NumberField::Rating => "a whole number from 1 to 5",
    }
}

fn out_of_range(message: String) -> Fault {
    Fault { at: 0, problem: Problem::OutOfRange(message) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: NumberField, text: &str) -> NumberTest {
        NumberTest::read(field, text).unwrap()
    }

    fn bounds(text: &str) -> (Option<u64>, Option<u64>) {
        read(NumberField::Parameters, text).bounds()
    }

    #[test]
    fn a_number_with_a_unit_stands_for_what_is_rounded_to_it() {
        assert_eq!(bounds("7b"), (Some(6_500_000_000), Some(7_499_999_999)));
        assert_eq!(bounds("7.2B"), (Some(7_150_000_000), Some(7_249_999_999)));
        assert_eq!(bounds("7.0b"), (Some(6_950_000_000), Some(7_049_999_999)));
        assert_eq!(bounds("1.5t"), (Some(1_450_000_000_000), Some(1_549_999_999_999)));
        assert_eq!(bounds("0b"), (Some(0), Some(499_999_999)));
    }

    #[test]
    fn a_number_without_a_unit_stands_for_itself() {
        assert_eq!(bounds("7000"), (Some(7_000), Some(7_000)));
        assert_eq!(bounds("1.234k"), (Some(1_234), Some(1_234)));
    }

    #[test]
    fn comparisons_are_exact() {
        assert_eq!(bounds("<10b"), (None, Some(9_999_999_999)));
        assert_eq!(bounds("<=10b"), (None, Some(10_000_000_000)));
        assert_eq!(bounds(">10b"), (Some(10_000_000_001), None));
        assert_eq!(bounds(">=10b"), (Some(10_000_000_000), None));
        assert_eq!(bounds("7b..70b"), (Some(7_000_000_000), Some(70_000_000_000)));
        assert_eq!(bounds("7..7"), (Some(7), Some(7)));
    }

    #[test]
    fn tokens_are_counted_in_1024s() {
        let context = |text| read(NumberField::Context, text).bounds();
        assert_eq!(context(">=32k"), (Some(32_768), None));
        assert_eq!(context("<=1m"), (None, Some(1_048_576)));
        assert_eq!(context("32k"), (Some(32_768 - 512), Some(32_768 + 511)));
        assert_eq!(context("7.5k"), (Some(7_680 - 51), Some(7_680 + 50)));
        assert_eq!(context("8192"), (Some(8_192), Some(8_192)));
    }

    #[test]
    fn a_number_prints_as_it_was_written() {
        for (text, printed) in
            [("007B", "7b"), ("7.20b", "7.20b"), ("<=1.5T", "<=1.5t"), ("0.5m..7B", "0.5m..7b")]
        {
            assert_eq!(read(NumberField::Parameters, text).to_string(), printed);
        }
    }

    #[test]
    fn what_is_no_number_is_refused_where_it_stands() {
        for (text, at) in [
            ("", 0),
            ("b", 0),
            ("<", 1),
            (">=", 2),
            ("<<7b", 1),
            ("7b..", 4),
            ("..7b", 0),
            ("7.b", 0),
            (".5b", 0),
            ("7..8..9", 3),
            ("7bb", 0),
            ("7 b", 0),
            ("-7b", 0),
            ("1e9", 0),
            ("7,5b", 0),
            ("٧b", 0),
            ("7b..x", 4),
        ] {
            let fault = NumberTest::read(NumberField::Parameters, text);
            assert!(fault.is_err_and(|fault| fault.at == at), "{text}");
        }
        for text in ["0", "6", "4b", "3.5", "<9", "1..6", "99999999999999999999", "5..1"] {
            assert!(NumberTest::read(NumberField::Rating, text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_no_model_can_have_is_refused() {
        for text in [
            "<0",
            "10b..7b",
            "1001t",
            "99999999999999999999999b",
            "1.5",
            "1.2345k",
            &format!("1.{}t", "0".repeat(40)),
        ] {
            assert!(NumberTest::read(NumberField::Parameters, text).is_err(), "{text}");
        }
        assert_eq!(bounds("1000t").0, Some(Quantity::MAX - 500_000_000_000));
    }
}
