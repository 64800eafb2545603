//! The system's clock.

use chrono::{DateTime, SubsecRound, Utc};
use trackml_ports::Clock;

/// The system's clock, in whole microseconds.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}
