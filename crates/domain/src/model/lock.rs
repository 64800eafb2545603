//! Locks: what a person wants no refresh to touch.

use super::{Change, Event, EventKind, Model, Stamp};
use crate::provenance::Field;

impl Model {
    /// Keeps every refresh from a field, whoever filled it in.
    pub fn lock(mut self, field: Field, stamp: Stamp) -> Change {
        let news = self.locked.insert(field);
        self.noted(news, EventKind::FieldLocked { field }, stamp)
    }

    /// Lets refreshes have a field again; what a person wrote there stays their word.
    pub fn unlock(mut self, field: Field, stamp: Stamp) -> Change {
        let news = self.locked.remove(&field);
        self.noted(news, EventKind::FieldUnlocked { field }, stamp)
    }

    fn noted(self, news: bool, kind: EventKind, stamp: Stamp) -> Change {
        let events = if news { vec![Event { stamp, kind }] } else { Vec::new() };
        Change { model: self, events }
    }
}
