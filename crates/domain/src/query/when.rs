//! Moments to compare with: `<30d`, `2026-01`, `2026-01..2026-03`.

use super::comparison::Comparison;
use super::error::{Fault, Problem};
use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
};
use std::cmp::Ordering;
use std::fmt;

/// An age: an amount and a unit, at most [`Span::MAX_YEARS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    amount: u32,
    unit: SpanUnit,
}

/// A unit of age, always equally long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum SpanUnit {
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// Each unit's letter and its length in hours: a month is 30 days, a year 365.
const UNITS: [(char, SpanUnit, u32); 5] = [
    ('h', SpanUnit::Hours, 1),
    ('d', SpanUnit::Days, 24),
    ('w', SpanUnit::Weeks, 24 * 7),
    ('m', SpanUnit::Months, 24 * 30),
    ('y', SpanUnit::Years, 24 * 365),
];

impl Span {
    /// The longest that is accepted, in years: nothing here is older, and no calendar ends within it.
    pub const MAX_YEARS: u32 = 100;

    fn read(text: &str) -> Result<Self, Fault> {
        let malformed = || Fault::expected(0, "an age such as 12h, 30d, 2w, 6m or 1y", text);
        let letter = text.chars().next_back().ok_or_else(malformed)?;
        let digits = text.strip_suffix(letter).unwrap_or("");
        let (_, unit, hours) =
            UNITS.iter().find(|(known, ..)| letter.eq_ignore_ascii_case(known)).ok_or_else(malformed)?;
        if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(malformed());
        }
        let longest = Self::MAX_YEARS * 365 * 24 / hours;
        match digits.parse() {
            Ok(amount) if (1..=longest).contains(&amount) => Ok(Self { amount, unit: *unit }),
            _ => Err(out_of_range(format!(
                "an age is more than nothing and at most {} years",
                Self::MAX_YEARS
            ))),
        }
    }

    /// The moment that lies so far back.
    fn before(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (.., hours) = UNITS.iter().find(|(_, unit, _)| *unit == self.unit)?;
        now.checked_sub_signed(TimeDelta::try_hours(i64::from(self.amount) * i64::from(*hours))?)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = UNITS.iter().find(|(_, unit, _)| *unit == self.unit).map_or('h', |(letter, ..)| *letter);
        write!(f, "{}{letter}", self.amount)
    }
}

/// A minute, a day, a month or a year, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    first: NaiveDateTime,
    next: NaiveDateTime,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
    Minute,
}

impl Day {
    /// The first year that is accepted: older ones are slips of the pen.
    pub const MIN_YEAR: i32 = 1900;

    fn read(text: &str) -> Result<Self, Fault> {
        let malformed = || Fault::expected(0, "a day such as 2026-01-31, 2026-01 or 2026", text);
        if let Some((day, time)) = text.split_once(['T', 't']) {
            let time = time.trim_end_matches(['Z', 'z']);
            let time = NaiveTime::parse_from_str(time, "%H:%M")
                .map_err(|_unreadable| Fault::expected(day.len() + 1, "a time in UTC such as 18:30", time))?;
            let day = Self::read(day)?;
            if day.precision != Precision::Day {
                return Err(malformed());
            }
            let first = day.first.date().and_time(time);
            let end = || out_of_range(format!("{text} is at the end of the calendar"));
            return Self::from(first, Precision::Minute).ok_or_else(end);
        }
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.chars().all(|c| c.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())?
        };
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| number(part, 4)).ok_or_else(malformed)?;
        let month = parts.next().map(|part| number(part, 2).ok_or_else(malformed)).transpose()?;
        let day = parts.next().map(|part| number(part, 2).ok_or_else(malformed)).transpose()?;
        if parts.next().is_some() {
            return Err(malformed());
        }
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (_, None) => Precision::Month,
            _ => Precision::Day,
        };
        i32::try_from(year)
            .ok()
            .filter(|year| *year >= Self::MIN_YEAR)
            .and_then(|year| NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)))
            .and_then(|first| Self::from(first.and_time(NaiveTime::MIN), precision))
            .ok_or_else(|| {
                out_of_range(format!("{text} is not in the calendar from {} to 9999", Self::MIN_YEAR))
            })
    }

    fn from(first: NaiveDateTime, precision: Precision) -> Option<Self> {
        let next = match precision {
            Precision::Year => first.checked_add_months(Months::new(12)),
            Precision::Month => first.checked_add_months(Months::new(1)),
            Precision::Day => first.checked_add_days(Days::new(1)),
            Precision::Minute => first.checked_add_signed(TimeDelta::minutes(1)),
        };
        next.map(|next| Self { first, next, precision })
    }

    fn start(self) -> DateTime<Utc> {
        self.first.and_utc()
    }

    fn end(self) -> DateTime<Utc> {
        self.next.and_utc()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.first.year())?;
        if self.precision != Precision::Year {
            write!(f, "-{:02}", self.first.month())?;
        }
        if matches!(self.precision, Precision::Day | Precision::Minute) {
            write!(f, "-{:02}", self.first.day())?;
        }
        if self.precision == Precision::Minute {
            write!(f, "T{:02}:{:02}Z", self.first.hour(), self.first.minute())?;
        }
        Ok(())
    }
}

const MOMENT: &str = "an age such as <30d, or a day such as 2026-01-31, 2026-01 or 2026";

/// What must hold of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Less long ago.
    Younger(Span),
    /// Longer ago.
    Older(Span),
    /// Within it.
    In(Day),
    /// Before its beginning.
    Before(Day),
    /// Before its end.
    Until(Day),
    /// After its end.
    After(Day),
    /// From its beginning on.
    From(Day),
    /// From the beginning of the first to the end of the second.
    Between(Day, Day),
}

impl When {
    /// Reads `<30d`, `2026-01`, `>=2026-01-31` or `2026-01..2026-03`.
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        if let Some((comparison, rest, at)) = Comparison::split(text) {
            return Self::compared(comparison, rest).map_err(|fault| fault.moved(at));
        }
        let Some((first, last)) = text.split_once("..") else {
            return match Span::read(text) {
                Ok(_) => Err(Fault::expected(0, "< (younger than) or > (older than) before an age", text)),
                Err(_) if !text.starts_with(|c: char| c.is_ascii_digit()) => {
                    Err(Fault::expected(0, MOMENT, text))
                }
                Err(_) => Day::read(text).map(Self::In),
            };
        };
        let second = first.len() + "..".len();
        let first = Day::read(first)?;
        let last = Day::read(last).map_err(|fault| fault.moved(second))?;
        if first.first >= last.next {
            return Err(out_of_range(format!(
                "nothing is between {first} and {last}: the earlier comes first"
            )));
        }
        Ok(Self::Between(first, last))
    }

    fn compared(comparison: Comparison, text: &str) -> Result<Self, Fault> {
        if text.is_empty() {
            return Err(Fault::expected(0, "an age such as 30d, or a day such as 2026-01-31", text));
        }
        if text.ends_with(|c: char| c.is_alphabetic()) && !text.contains(['T', 't']) {
            let span = Span::read(text)?;
            return Ok(match comparison {
                Comparison::Less | Comparison::AtMost => Self::Younger(span),
                Comparison::More | Comparison::AtLeast => Self::Older(span),
            });
        }
        let day = Day::read(text)?;
        Ok(match comparison {
            Comparison::Less => Self::Before(day),
            Comparison::AtMost => Self::Until(day),
            Comparison::More => Self::After(day),
            Comparison::AtLeast => Self::From(day),
        })
    }

    /// From one moment to another, in whole minutes: in days where both are midnights. None where nothing is between, or
    /// the calendar has no such moments.
    pub fn spanning(from: DateTime<Utc>, until: DateTime<Utc>) -> Option<Self> {
        let midnight = |moment: DateTime<Utc>| moment.time() == NaiveTime::MIN;
        let (precision, step) = if midnight(from) && midnight(until) {
            (Precision::Day, TimeDelta::days(1))
        } else {
            (Precision::Minute, TimeDelta::minutes(1))
        };
        let first = Day::from(whole_minute(from)?, precision)?;
        let last = Day::from(whole_minute(until.checked_sub_signed(step)?)?, precision)?;
        match first.first.cmp(&last.first) {
            Ordering::Less => Some(Self::Between(first, last)),
            Ordering::Equal => Some(Self::In(first)),
            Ordering::Greater => None,
        }
    }

    /// From which moment on (inclusive) and until which (exclusive), where ages count back from `now`.
    pub fn bounds(&self, now: DateTime<Utc>) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        match self {
            Self::Younger(span) => (span.before(now), None),
            Self::Older(span) => (None, span.before(now)),
            Self::In(day) => (Some(day.start()), Some(day.end())),
            Self::Before(day) => (None, Some(day.start())),
            Self::Until(day) => (None, Some(day.end())),
            Self::After(day) => (Some(day.end()), None),
            Self::From(day) => (Some(day.start()), None),
            Self::Between(first, last) => (Some(first.start()), Some(last.end())),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Younger(span) => write!(f, "<{span}"),
            Self::Older(span) => write!(f, ">{span}"),
            Self::In(day) => day.fmt(f),
            Self::Before(day) => write!(f, "<{day}"),
            Self::Until(day) => write!(f, "<={day}"),
            Self::After(day) => write!(f, ">{day}"),
            Self::From(day) => write!(f, ">={day}"),
            Self::Between(first, last) => write!(f, "{first}..{last}"),
        }
    }
}

fn whole_minute(moment: DateTime<Utc>) -> Option<NaiveDateTime> {
    moment.naive_utc().with_second(0)?.with_nanosecond(0)
}

fn out_of_range(message: String) -> Fault {
    Fault { at: 0, problem: Problem::OutOfRange(message) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> [String; 2] {
        let now = "2026-03-01T12:30:00Z".parse().unwrap();
        let (from, until) = When::read(text).unwrap().bounds(now);
        [from, until].map(|moment| moment.map_or("-".to_owned(), |moment| moment.format("%F %R").to_string()))
    }

    #[test]
    fn ages_count_back_from_now() {
        assert_eq!(bounds("<12h"), ["2026-03-01 00:30", "-"]);
        assert_eq!(bounds("<30d"), ["2026-01-30 12:30", "-"]);
        assert_eq!(bounds("<=2W"), ["2026-02-15 12:30", "-"]);
        assert_eq!(bounds(">1m"), ["-", "2026-01-30 12:30"]);
        assert_eq!(bounds(">=1y"), ["-", "2025-03-01 12:30"]);
    }

    #[test]
    fn a_day_a_month_and_a_year_have_a_beginning_and_an_end() {
        assert_eq!(bounds("2024-02-29"), ["2024-02-29 00:00", "2024-03-01 00:00"]);
        assert_eq!(bounds("2026-12"), ["2026-12-01 00:00", "2027-01-01 00:00"]);
        assert_eq!(bounds("2026"), ["2026-01-01 00:00", "2027-01-01 00:00"]);
        assert_eq!(bounds("<2026-01-31"), ["-", "2026-01-31 00:00"]);
        assert_eq!(bounds("<=2026-01-31"), ["-", "2026-02-01 00:00"]);
        assert_eq!(bounds(">2026-01"), ["2026-02-01 00:00", "-"]);
        assert_eq!(bounds(">=2026-01"), ["2026-01-01 00:00", "-"]);
        assert_eq!(bounds("2026-01..2026-03"), ["2026-01-01 00:00", "2026-04-01 00:00"]);
        assert_eq!(bounds("2026..2026-01"), ["2026-01-01 00:00", "2026-02-01 00:00"]);
        assert_eq!(bounds("9999-12-31")[0], "9999-12-31 00:00");
        assert_eq!(bounds("2026-01-04T23:00Z..2026-01-11T22:59"), ["2026-01-04 23:00", "2026-01-11 23:00"]);
        assert_eq!(bounds("<2026-01-04t23:00z"), ["-", "2026-01-04 23:00"]);
    }

    #[test]
    fn a_span_of_moments_prints_as_days_where_it_is_of_days() {
        let spanning = |from: &str, until: &str| {
            let when = When::spanning(from.parse().unwrap(), until.parse().unwrap())?;
            assert_eq!(When::read(&when.to_string()).unwrap(), when);
            Some(when.to_string())
        };
        let (day, next) = ("2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z");
        assert_eq!(spanning(day, next).unwrap(), "2026-01-05");
        assert_eq!(spanning(day, "2026-01-12T00:00:00Z").unwrap(), "2026-01-05..2026-01-11");
        assert_eq!(
            spanning("2026-01-04T23:00:00Z", "2026-01-05T23:00:00Z").unwrap(),
            "2026-01-04T23:00Z..2026-01-05T22:59Z"
        );
        assert_eq!(spanning(next, day), None);
    }

    #[test]
    fn it_prints_as_it_was_written() {
        for (text, printed) in [
            ("<=030D", "<30d"),
            (">=1y", ">1y"),
            ("2026-01", "2026-01"),
            ("1900..9999-12-31", "1900..9999-12-31"),
            (">=2026-01-31T08:05", ">=2026-01-31T08:05Z"),
        ] {
            assert_eq!(When::read(text).unwrap().to_string(), printed);
        }
    }

    #[test]
    fn what_is_no_moment_is_refused_where_it_stands() {
        for (text, at) in [
            ("", 0),
            ("<", 1),
            (">=", 2),
            ("30d", 0),
            ("<d", 1),
            ("<30x", 1),
            ("<1.5d", 1),
            ("<0d", 1),
            ("<101y", 1),
            ("<4294967296h", 1),
            ("yesterday", 0),
            ("26-01-31", 0),
            ("2026-1", 0),
            ("2026-13", 0),
            ("2026-02-30", 0),
            ("2026-02-10-11", 0),
            ("2026-", 0),
            ("1899", 0),
            ("20266", 0),
            ("2026-01..", 9),
            ("..2026", 0),
            ("2026-03..2026-01", 0),
            ("2026-01..x", 9),
            ("<30d..60d", 1),
            ("<2026..2027", 1),
            ("<3ﬄ", 1),
        ] {
            let refused = When::read(text).unwrap_err();
            // A range or an age out of bounds is pointed at as a whole.
            let whole = matches!(refused.problem, Problem::OutOfRange(_)) && refused.at <= at;
            assert!(whole || refused.at == at, "{text}: {refused:?}");
        }
    }

    #[test]
    fn the_longest_age_reaches_back_from_any_moment() {
        for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            for text in ["<100y", ">876000h", ">5214w", "<1216m", "<36500d"] {
                When::read(text).unwrap().bounds(now);
            }
        }
    }
}
