//! A year of what was done, by weeks and days where the person is.

use super::TimeZone;
use crate::activity::{Activity, Quarters, quarter_start};
use crate::query::{Condition, MomentField, Query, Test, When};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use std::collections::BTreeMap;

/// The weeks that are shown: a year, and the week that has begun.
const WEEKS: u64 = 53;

/// A year of what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The day that it is.
    pub today: NaiveDate,
    /// The weeks, the oldest first.
    pub weeks: Vec<Week>,
    /// The days on which something was done, the oldest first.
    pub days: Vec<ActiveDay>,
}

/// A week, from Monday to Sunday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub start: NaiveDate,
    /// How many records were kept.
    pub added: u64,
    /// What lists them.
    pub added_query: String,
    /// How often a status was changed.
    pub moved: u64,
    /// What lists the records that had one changed.
    pub moved_query: String,
}

/// A day on which something was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveDay {
    /// The day.
    pub date: NaiveDate,
    /// How much a person did: events of the history.
    pub events: u64,
    /// What lists the records that it was done with.
    pub query: String,
}

impl Year {
    /// The moment at which the year that ends now begins.
    pub fn start(now: DateTime<Utc>, zone: TimeZone) -> DateTime<Utc> {
        zone.start(first_monday(zone.day(now)))
    }

    /// Sorts what was done into weeks and days.
    pub fn of(activity: &Activity, now: DateTime<Utc>, zone: TimeZone) -> Self {
        let today = zone.day(now);
        let first = first_monday(today);
        let (added, moved, done) =
            (by_day(&activity.added, zone), by_day(&activity.moved, zone), by_day(&activity.done, zone));
        let week = |number: u64| {
            let start = first + Days::new(7 * number);
            let end = start + Days::new(7);
            let within = |days: &BTreeMap<NaiveDate, u64>| days.range(start..end).map(|(_, n)| n).sum();
            Week {
                start,
                added: within(&added),
                added_query: query(MomentField::Added, zone, start, end),
                moved: within(&moved),
                moved_query: query(MomentField::Moved, zone, start, end),
            }
        };
        let day = |(date, events): (NaiveDate, u64)| ActiveDay {
            date,
            events,
            query: query(MomentField::Active, zone, date, date + Days::new(1)),
        };
        Self {
            today,
            weeks: (0..WEEKS).map(week).collect(),
            days: done.into_iter().filter(|(date, _)| (first..=today).contains(date)).map(day).collect(),
        }
    }

    /// What lists the records that were kept in the month that it is.
    pub fn added_this_month(now: DateTime<Utc>, zone: TimeZone) -> Query {
        let today = zone.day(now);
        let first = today.with_day(1).unwrap_or(today);
        let next = first.checked_add_months(chrono::Months::new(1)).unwrap_or(first);
        asked(MomentField::Added, zone, first, next)
    }
}

fn first_monday(today: NaiveDate) -> NaiveDate {
    today.week(chrono::Weekday::Mon).first_day() - Days::new(7 * (WEEKS - 1))
}

fn by_day(quarters: &Quarters, zone: TimeZone) -> BTreeMap<NaiveDate, u64> {
    let mut days = BTreeMap::new();
    for (quarter, n) in quarters {
        *days.entry(zone.day(quarter_start(*quarter))).or_insert(0) += n;
    }
    days
}

fn query(field: MomentField, zone: TimeZone, from: NaiveDate, until: NaiveDate) -> String {
    asked(field, zone, from, until).to_string()
}

fn asked(field: MomentField, zone: TimeZone, from: NaiveDate, until: NaiveDate) -> Query {
    let when = When::spanning(zone.start(from), zone.start(until));
    let condition = when.map(|when| Condition::Test(Test::Moment(field, when)));
    Query { condition: condition.unwrap_or_default(), ..Query::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::quarter_of;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn quarters(moments: &[&str]) -> Quarters {
        let mut quarters = Quarters::new();
        for text in moments {
            *quarters.entry(quarter_of(moment(text))).or_default() += 1;
        }
        quarters
    }

    fn year(zone: &str, done: &[&str]) -> Year {
        let activity = Activity { added: quarters(done), done: quarters(done), ..Activity::default() };
        Year::of(&activity, moment("2026-03-04T12:00:00Z"), TimeZone::parse(zone).unwrap())
    }

    #[test]
    fn a_year_has_the_week_that_has_begun_and_fifty_two_before() {
        let year = year("UTC", &[]);
        assert_eq!(year.weeks.len(), 53);
        assert_eq!(year.weeks[0].start.to_string(), "2025-03-03");
        assert_eq!(year.weeks[52].start.to_string(), "2026-03-02");
        let start = Year::start(moment("2026-03-04T12:00:00Z"), TimeZone::default());
        assert_eq!(start, moment("2025-03-03T00:00:00Z"));
    }

    #[test]
    fn what_was_done_late_on_sunday_belongs_to_monday_further_east() {
        let done = ["2026-03-01T23:30:00Z"];
        let added = |zone: &str| {
            let weeks = year(zone, &done).weeks;
            (weeks[51].added, weeks[52].added)
        };
        assert_eq!((added("UTC"), added("Europe/Berlin")), ((1, 0), (0, 1)));
    }

    #[test]
    fn every_number_has_the_query_that_lists_it() {
        let utc = year("UTC", &["2026-03-03T01:00:00Z", "2026-03-03T02:00:00Z"]);
        assert_eq!(utc.weeks[52].added_query, "added:2026-03-02..2026-03-08");
        assert_eq!(utc.weeks[52].moved_query, "moved:2026-03-02..2026-03-08");
        assert_eq!((utc.days[0].events, utc.days[0].query.as_str()), (2, "active:2026-03-03"));
        let berlin = year("Europe/Berlin", &["2026-03-02T23:30:00Z"]);
        assert_eq!(berlin.days[0].date.to_string(), "2026-03-03");
        assert_eq!(berlin.days[0].query, "active:2026-03-02T23:00Z..2026-03-03T22:59Z");
    }

    #[test]
    fn a_day_on_which_the_clock_is_put_forward_is_an_hour_shorter() {
        let zone = TimeZone::parse("Europe/Berlin").unwrap();
        let now = moment("2026-03-30T12:00:00Z");
        let activity = Activity { done: quarters(&["2026-03-29T10:00:00Z"]), ..Activity::default() };
        let year = Year::of(&activity, now, zone);
        assert_eq!(year.days[0].query, "active:2026-03-28T23:00Z..2026-03-29T21:59Z");
    }

    #[test]
    fn a_month_begins_where_the_person_is() {
        let query = |zone: &str| {
            let zone = TimeZone::parse(zone).unwrap();
            Year::added_this_month(moment("2026-03-31T23:00:00Z"), zone).to_string()
        };
        assert_eq!(query("UTC"), "added:2026-03-01..2026-03-31");
        assert_eq!(query("Europe/Berlin"), "added:2026-03-31T22:00Z..2026-04-30T21:59Z");
    }
}
