//! Where a person's days begin.

use crate::violation::Violation;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc};

/// A time zone by its name (`Europe/Berlin`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeZone(chrono_tz::Tz);

/// There is no time zone of that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no time zone; write it as Europe/Berlin or UTC")]
pub struct UnknownTimeZone;

impl Violation for UnknownTimeZone {
    fn code(&self) -> &'static str {
        "unknown"
    }
}

impl Default for TimeZone {
    fn default() -> Self {
        Self(chrono_tz::UTC)
    }
}

impl TimeZone {
    /// Reads the name of a zone, as browsers give it.
    pub fn parse(name: &str) -> Result<Self, UnknownTimeZone> {
        name.trim().parse().map(Self).map_err(|_no_such_zone| UnknownTimeZone)
    }

    /// The name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The day that it is there at a moment.
    pub fn day(self, moment: DateTime<Utc>) -> NaiveDate {
        moment.with_timezone(&self.0).date_naive()
    }

    /// The moment at which a day begins there. Where the clock is put forward at midnight that is the first moment after.
    pub fn start(self, day: NaiveDate) -> DateTime<Utc> {
        let midnight = day.and_time(NaiveTime::MIN);
        let tries = (0..=8).map(|quarters| midnight + TimeDelta::minutes(15 * quarters));
        let mut starts = tries.filter_map(|local| self.0.from_local_datetime(&local).earliest());
        starts.next().map_or_else(|| midnight.and_utc(), |start| start.with_timezone(&Utc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(zone: &str, day: &str) -> String {
        let start = TimeZone::parse(zone).unwrap().start(day.parse().unwrap());
        start.format("%F %R").to_string()
    }

    #[test]
    fn a_day_begins_where_the_person_is() {
        assert_eq!(start("UTC", "2026-01-05"), "2026-01-05 00:00");
        assert_eq!(start("Europe/Berlin", "2026-01-05"), "2026-01-04 23:00");
        assert_eq!(start("Europe/Berlin", "2026-07-05"), "2026-07-04 22:00");
        assert_eq!(start("Asia/Kathmandu", "2026-01-05"), "2026-01-04 18:15");
        assert_eq!(start("America/Los_Angeles", "2026-01-05"), "2026-01-05 08:00");
    }

    #[test]
    fn a_day_whose_midnight_is_left_out_begins_with_the_next_moment() {
        assert_eq!(start("America/Sao_Paulo", "2018-11-04"), "2018-11-04 03:00");
    }

    #[test]
    fn a_moment_lies_in_another_day_elsewhere() {
        let moment = "2026-01-04T23:30:00Z".parse().unwrap();
        let day = |zone: &str| TimeZone::parse(zone).unwrap().day(moment).to_string();
        assert_eq!((day("UTC"), day("Europe/Berlin")), ("2026-01-04".into(), "2026-01-05".into()));
    }

    #[test]
    fn what_is_no_zone_is_refused() {
        assert_eq!(TimeZone::parse("Mars/Olympus"), Err(UnknownTimeZone));
        assert_eq!(TimeZone::default().name(), "UTC");
    }
}
