//! Changes: each gives the changed model together with what happened.

use super::{Event, EventKind, Model, ModelFields, ModelPatch, Stamp};
use crate::hub_facts::HubFacts;
use crate::id::WorkspaceId;
use crate::provenance::{Field, Provenance, Source};
use crate::status::Status;
use chrono::{DateTime, Utc};

/// A changed model and the events that led there. It still carries the revision that it was read at.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a change is nothing until it is saved"]
pub struct Change {
    /// The model as it is to be.
    pub model: Model,
    /// What happened; empty where the change changes nothing.
    pub events: Vec<Event>,
}

impl Model {
    /// Writes the fields that a person named. Each of them is the person's word from now on, even where it is
    /// the value that stood there before.
    pub fn apply(self, patch: ModelPatch, stamp: Stamp) -> Change {
        let mut fields = self.fields.clone();
        let named = patch.write(&mut fields);
        self.edited(fields, &named, stamp)
    }

    /// Replaces every field. What stays the same keeps its provenance: sending a record back unchanged writes nothing.
    pub fn replace(self, fields: ModelFields, stamp: Stamp) -> Change {
        let changed: Vec<Field> =
            self.fields.differences(&fields).into_iter().map(|(field, ..)| field).collect();
        self.edited(fields, &changed, stamp)
    }

    /// Changes the status; any change is allowed.
    pub fn change_status(self, to: Status, stamp: Stamp) -> Change {
        self.apply(ModelPatch { status: Some(to), ..ModelPatch::default() }, stamp)
    }

    /// Puts the model on the shelf of another workspace.
    pub fn move_to(mut self, to: WorkspaceId, stamp: Stamp) -> Change {
        let from = std::mem::replace(&mut self.workspace_id, to);
        if from == to {
            return Change { model: self, events: Vec::new() };
        }
        self.updated_at = stamp.at;
        let kind = EventKind::Moved { from: from.get(), to: to.get() };
        Change { model: self, events: vec![Event { stamp, kind }] }
    }

    /// Puts the model in the trash.
    pub fn delete(mut self, stamp: Stamp) -> Change {
        if self.deleted_at.is_some() {
            return Change { model: self, events: Vec::new() };
        }
        self.deleted_at = Some(stamp.at);
        self.updated_at = stamp.at;
        Change { model: self, events: vec![Event { stamp, kind: EventKind::Deleted }] }
    }

    /// Takes the model out of the trash.
    pub fn restore(mut self, stamp: Stamp) -> Change {
        if self.deleted_at.take().is_none() {
            return Change { model: self, events: Vec::new() };
        }
        self.updated_at = stamp.at;
        Change { model: self, events: vec![Event { stamp, kind: EventKind::Restored }] }
    }

    /// Writes the fields, of which a person named some. What was theirs already and stays the same is not written anew:
    /// sending the same change twice changes nothing the second time.
    fn edited(mut self, fields: ModelFields, named: &[Field], stamp: Stamp) -> Change {
        let before = std::mem::replace(&mut self.fields, fields);
        let differences = before.differences(&self.fields);
        let written = |field: &&Field| differences.iter().any(|(changed, ..)| changed == *field);
        let news: Vec<Field> = named
            .iter()
            .filter(|field| written(field) || !self.provenance.is_users(**field))
            .copied()
            .collect();
        if news.is_empty() {
            return Change { model: self, events: Vec::new() };
        }
        let origins = self.provenance.clone();
        for field in news {
            self.provenance.mark(field, Source::User, stamp.at);
        }
        let since = self.status_since;
        if before.status != self.fields.status {
            self.status_since = stamp.at;
        }
        self.updated_at = stamp.at;
        let events = self.edits_since(&Before { fields: before, origins, since }, stamp);
        Change { model: self, events }
    }

    /// What stands before a change.
    pub(super) fn before(&self) -> Before {
        Before { fields: self.fields.clone(), origins: self.provenance.clone(), since: self.status_since }
    }

    /// One event a changed field.
    pub(super) fn edits_since(&self, before: &Before, stamp: Stamp) -> Vec<Event> {
        let edit = |(field, from, to)| match field {
            Field::Status => EventKind::StatusChanged {
                from: before.fields.status,
                to: self.fields.status,
                since: Some(before.since),
                was: before.origins.get(Field::Status),
            },
            field => {
                let source = self.provenance.source(field).unwrap_or(Source::User);
                EventKind::FieldEdited { field, from, to, source, was: before.origins.get(field) }
            }
        };
        let differences = before.fields.differences(&self.fields).into_iter();
        differences.map(|difference| Event { stamp, kind: edit(difference) }).collect()
    }
}

/// What stood before a change.
pub(super) struct Before {
    pub(super) fields: ModelFields,
    pub(super) origins: Provenance,
    pub(super) since: DateTime<Utc>,
}

impl HubFacts {
    /// These facts, answering also to the ids of the older ones: a renamed model is found by its former name.
    pub(super) fn with_aliases_of(mut self, older: Option<Self>) -> Self {
        for id in older.into_iter().flat_map(|older| std::iter::once(older.id).chain(older.aliases)) {
            if id != self.id && !self.aliases.contains(&id) {
                self.aliases.push(id);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests;
