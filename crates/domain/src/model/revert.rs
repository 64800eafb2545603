//! Reverting one thing of a record's history.

use super::{Change, Event, EventKind, Model, Stamp};
use crate::hub_facts::HubFacts;
use crate::provenance::{Field, Source};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A record of which something was reverted.
#[derive(Clone, Debug, PartialEq)]
pub struct Reverted {
    /// The record as it is to be; without events where there was nothing to revert.
    pub change: Change,
    /// The fields whose value was put back.
    pub put_back: BTreeSet<Field>,
    /// The fields that were changed since, which stay as they are.
    pub kept: BTreeSet<Field>,
}

impl EventKind {
    /// Whether [`Model::revert`] can do something about it.
    pub fn is_revertible(&self) -> bool {
        matches!(self, Self::FieldEdited { .. } | Self::StatusChanged { .. } | Self::Refreshed { .. })
    }

    fn field(&self) -> Option<Field> {
        match self {
            Self::FieldEdited { field, .. } => Some(*field),
            Self::StatusChanged { .. } => Some(Field::Status),
            _ => None,
        }
    }
}

impl Model {
    /// Reverts what some events of one moment tell of; `event` is the first of them. What was written since stays. A value
    /// that goes back to what the Hub once stated is the person's word from now on: no refresh brings the other again.
    pub fn revert(self, event: i64, done: &[Event], stamp: Stamp) -> Reverted {
        let fields: BTreeSet<Field> = done.iter().filter_map(|event| event.kind.field()).collect();
        let known = self.hub.clone();
        let before = self.fields.clone();
        let mut change = self.take_back(done, stamp);
        let put_back: BTreeSet<Field> =
            before.differences(&change.model.fields).into_iter().map(|(field, ..)| field).collect();
        for done in done {
            if let EventKind::FieldEdited { field, source, was, .. } = &done.kind {
                let decided = *source != Source::User && was.is_none_or(|was| was.source != Source::User);
                if decided && put_back.contains(field) {
                    change.model.provenance.mark(*field, Source::User, stamp.at);
                }
            }
            if let EventKind::Refreshed { to, replaced, .. } = &done.kind
                && let Some(facts) = &change.model.hub
                && facts.sha == *to
            {
                change.model.hub = Some(with(facts, replaced));
            }
        }
        if put_back.is_empty() && change.model.hub == known {
            change.events.clear();
        } else {
            change.events.insert(0, Event { stamp, kind: EventKind::Reverted { event } });
            change.model.updated_at = stamp.at;
        }
        let kept = fields.difference(&put_back).copied().collect();
        Reverted { change, put_back, kept }
    }
}

/// The facts with former ones in their places. The id stays: by it the Hub is asked.
fn with(facts: &HubFacts, former: &Map<String, Value>) -> HubFacts {
    let Ok(Value::Object(mut values)) = serde_json::to_value(facts) else { return facts.clone() };
    for (name, value) in former.iter().filter(|(name, _)| !["id", "aliases"].contains(&name.as_str())) {
        values.insert(name.clone(), value.clone());
    }
    serde_json::from_value(Value::Object(values)).unwrap_or_else(|_unreadable| facts.clone())
}
