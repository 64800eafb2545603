//! A clock that stands still.

use chrono::{DateTime, SubsecRound, Utc};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use trackml_ports::Clock;

/// A clock that stands still until it is moved. Copies of it show the same time.
#[derive(Clone, Debug)]
pub struct FixedClock(Arc<Mutex<DateTime<Utc>>>);

impl FixedClock {
    /// A clock that shows a moment such as `2026-01-02T03:04:05Z`.
    ///
    /// # Panics
    /// Where the text is no moment of RFC 3339.
    pub fn at(moment: &str) -> Self {
        Self::new(moment.parse().unwrap())
    }

    /// A clock that shows a moment.
    pub fn new(moment: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(moment.trunc_subsecs(6))))
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let now = self.now();
        self.set(now + by);
    }

    /// Sets the clock.
    pub fn set(&self, moment: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = moment.trunc_subsecs(6);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
