//! What was done, counted over time.

use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The length of what is counted together, in seconds: no time zone is apart from UTC by a part of a quarter of an hour.
pub const QUARTER: i64 = 15 * 60;

/// What was done in each quarter of an hour: its number since the epoch, and how much.
pub type Quarters = BTreeMap<i64, u64>;

/// What was done with the records of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Records that were kept.
    pub added: Quarters,
    /// Changes of a status.
    pub moved: Quarters,
    /// Events that a person made, of any kind.
    pub done: Quarters,
}

/// The number of the quarter that a moment lies in.
pub fn quarter_of(moment: DateTime<Utc>) -> i64 {
    moment.timestamp().div_euclid(QUARTER)
}

/// The moment at which a quarter begins.
pub fn quarter_start(quarter: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(quarter.saturating_mul(QUARTER), 0).unwrap_or(DateTime::UNIX_EPOCH)
}
