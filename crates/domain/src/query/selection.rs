//! What is looked for at a moment.

use super::{Condition, Query};
use chrono::{DateTime, Utc};

/// What is looked for at a moment: ages count back from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What must hold.
    pub condition: Condition,
    /// Whether to look in the trash instead of among what is kept.
    pub trashed: bool,
    /// The moment that ages count back from.
    pub now: DateTime<Utc>,
}

impl Query {
    /// What the query looks for now.
    pub fn at(&self, now: DateTime<Utc>) -> Selection {
        Selection { condition: self.condition.clone(), trashed: self.trashed, now }
    }
}
