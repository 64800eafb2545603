//! A model that is about to be kept.

use super::{Event, EventKind, Model, ModelFields, ModelPatch, Stamp};
use crate::draft::Draft;
use crate::hub_facts::HubFacts;
use crate::id::{ModelId, WorkspaceId};
use crate::provenance::{Field, Provenance};
use crate::text::{ModelName, TextError};
use crate::upstream::Upstream;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// The revision of a record that was never changed.
pub const FIRST_REVISION: i64 = 1;

/// A model that is about to be kept, with the event of its making.
#[derive(Clone, Debug, PartialEq)]
pub struct NewModel {
    /// The shelf that it is put on.
    pub workspace_id: WorkspaceId,
    /// Its values.
    pub fields: ModelFields,
    /// What the Hub knows of it.
    pub hub: Option<HubFacts>,
    /// Where its values came from.
    pub provenance: Provenance,
    /// The fields that no refresh touches.
    pub locked: BTreeSet<Field>,
    /// What became of it on the Hub.
    pub upstream: Upstream,
    /// The record that it is a copy of: its history becomes the new one's.
    pub copy_of: Option<(ModelId, WorkspaceId)>,
    /// Since when it has its status: a copy keeps that of its original.
    pub status_since: DateTime<Utc>,
    /// Who made it, and when.
    pub stamp: Stamp,
}

impl NewModel {
    /// A record that a person writes by hand: a closed or internal model needs only a name.
    pub fn by_hand(workspace_id: WorkspaceId, name: ModelName, given: ModelPatch, stamp: Stamp) -> Self {
        let mut fields = ModelFields::named(name.clone());
        let given = ModelPatch { name: Some(name), ..given };
        let mut provenance = Provenance::default();
        for field in given.clone().write(&mut fields) {
            provenance.mark(field, given.author(field), stamp.at);
        }
        Self {
            workspace_id,
            fields,
            hub: None,
            provenance,
            locked: BTreeSet::new(),
            upstream: Upstream::default(),
            copy_of: None,
            status_since: stamp.at,
            stamp,
        }
    }

    /// A record of the Hub's facts, with what a person changed of the draft before agreeing to it. A value that
    /// the person left as the Hub states it stays the Hub's, so that a refresh keeps it up to date.
    ///
    /// # Errors
    /// [`TextError`] where the Hub's id gives no name.
    pub fn captured(
        workspace_id: WorkspaceId,
        facts: HubFacts,
        given: ModelPatch,
        stamp: Stamp,
    ) -> Result<Self, TextError> {
        let draft = Draft::of(&facts)?;
        let mut fields = draft.fields.clone();
        let mut provenance = Provenance::default();
        for (field, source) in &draft.provenance {
            provenance.mark(*field, *source, stamp.at);
        }
        let named = given.clone().write(&mut fields);
        let changed = draft.fields.differences(&fields);
        for field in named {
            let as_drafted =
                draft.provenance.contains_key(&field) && !changed.iter().any(|(other, ..)| *other == field);
            if !as_drafted {
                provenance.mark(field, given.author(field), stamp.at);
            }
        }
        Ok(Self {
            workspace_id,
            fields,
            hub: Some(facts),
            provenance,
            locked: BTreeSet::new(),
            upstream: Upstream { checked_at: Some(stamp.at), ..Upstream::default() },
            copy_of: None,
            status_since: stamp.at,
            stamp,
        })
    }

    /// A copy of a record, for another workspace.
    pub fn copy_of(model: &Model, to: WorkspaceId, stamp: Stamp) -> Self {
        Self {
            workspace_id: to,
            fields: model.fields.clone(),
            hub: model.hub.clone(),
            provenance: model.provenance.clone(),
            locked: model.locked.clone(),
            upstream: model.upstream.clone(),
            copy_of: Some((model.id, model.workspace_id)),
            status_since: model.status_since,
            stamp,
        }
    }

    /// The record, once the database has given it a key.
    pub fn into_model(self, id: ModelId) -> Model {
        Model {
            id,
            workspace_id: self.workspace_id,
            fields: self.fields,
            hub: self.hub,
            provenance: self.provenance,
            locked: self.locked,
            upstream: self.upstream,
            revision: FIRST_REVISION,
            status_since: self.status_since,
            created_at: self.stamp.at,
            updated_at: self.stamp.at,
            deleted_at: None,
        }
    }

    /// The event of its making.
    pub fn event(&self) -> Event {
        let kind = match self.copy_of {
            Some((model, workspace)) => {
                EventKind::Copied { from_model: model.get(), from_workspace: workspace.get() }
            }
            None => EventKind::Created { hub_id: self.hub.as_ref().map(|facts| facts.id.clone()) },
        };
        Event { stamp: self.stamp, kind }
    }
}
