//! The time.

use chrono::{DateTime, Utc};

/// The time.
#[cfg_attr(feature = "mocks", mockall::automock)]
pub trait Clock: Send + Sync {
    /// The present moment.
    ///
    /// - MUST be a whole number of microseconds: what both databases keep, so that a value reads back as it was stored.
    fn now(&self) -> DateTime<Utc>;
}
