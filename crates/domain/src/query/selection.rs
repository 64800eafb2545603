//! What is looked for at a moment.

use super::{Condition, Query};
use crate::id::ModelId;
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
    /// What the largest hardware of the person who asks can hold, in bytes.
    pub largest_memory: Option<u64>,
    /// The records that are looked at; none for all.
    pub among: Option<Vec<ModelId>>,
}

impl Query {
    /// What the query looks for now.
    pub fn at(&self, now: DateTime<Utc>) -> Selection {
        Selection {
            condition: self.condition.clone(),
            trashed: self.trashed,
            now,
            largest_memory: None,
            among: None,
        }
    }
}

impl Selection {
    /// The same for a person whose largest hardware holds so many bytes.
    #[must_use]
    pub fn with_memory(self, largest_memory: Option<u64>) -> Self {
        Self { largest_memory, ..self }
    }
}
