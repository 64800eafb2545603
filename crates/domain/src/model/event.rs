//! What happened to a model, and who did it.

use crate::id::UserId;
use crate::provenance::{Field, Mark, Source};
use crate::status::Status;
use crate::upstream::UpstreamChange;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Who does something, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The person; none where TrackML acts by itself.
    pub by: Option<UserId>,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// One thing that happened to a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who and when.
    pub stamp: Stamp,
    /// What.
    pub kind: EventKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EventKind {
    /// The record was made, of the Hub's facts where there is an id.
    Created {
        /// The Hub's canonical id.
        hub_id: Option<String>,
    },
    /// The status changed.
    StatusChanged {
        /// The status before.
        from: Status,
        /// The status after.
        to: Status,
        /// Since when it had the status before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<DateTime<Utc>>,
        /// Who gave it the status before, and when, where that was known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Mark>,
    },
    /// A value changed.
    FieldEdited {
        /// Which.
        field: Field,
        /// The value before.
        from: Value,
        /// The value after.
        to: Value,
        /// Who or what the new value came from.
        source: Source,
        /// Who or what the value before came from, and when, where that was known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<Mark>,
    },
    /// The Hub's facts were fetched again.
    Refreshed {
        /// The commit before.
        from: Option<String>,
        /// The commit after.
        to: Option<String>,
        /// What changed on the Hub.
        #[serde(default)]
        changes: Vec<UpstreamChange>,
        /// The facts that others took the place of, by their names; not given in lists.
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        #[cfg_attr(feature = "openapi", schema(ignore))]
        replaced: Map<String, Value>,
    },
    /// What changed on the Hub was marked as seen.
    UpstreamSeen,
    /// A field was locked: no refresh touches it.
    FieldLocked {
        /// Which.
        field: Field,
    },
    /// A field was unlocked.
    FieldUnlocked {
        /// Which.
        field: Field,
    },
    /// Something was reverted.
    Reverted {
        /// The event that was.
        event: i64,
    },
    /// Put on the shelf of another workspace.
    Moved {
        /// The workspace before.
        from: i64,
        /// The workspace after.
        to: i64,
    },
    /// The record was made as a copy of another, whose history precedes this.
    Copied {
        /// The record that it was copied from.
        from_model: i64,
        /// The workspace of that record.
        from_workspace: i64,
    },
    /// Another record of the same model was merged into this one. What of it did not fit in stays here.
    Merged {
        /// The record that was merged into this one; it is in the trash.
        from_model: i64,
        /// Its values that differ from those that were kept.
        left: BTreeMap<Field, Value>,
    },
    /// Merged into another record, which has everything of this one.
    MergedInto {
        /// That record.
        into_model: i64,
    },
    /// An entry of the journal was written, changed or removed.
    JournalEdited {
        /// The entry.
        entry: i64,
        /// What it said before; null where it was not there.
        from: Value,
        /// What it says now; null where it was removed.
        to: Value,
    },
    /// Put in the trash.
    Deleted,
    /// Taken out of the trash.
    Restored,
}

impl EventKind {
    /// The event as a list shows it: without the facts that a refresh replaced, which may be long.
    #[must_use]
    pub fn without_facts(self) -> Self {
        match self {
            Self::Refreshed { from, to, changes, .. } => {
                Self::Refreshed { from, to, changes, replaced: Map::new() }
            }
            other => other,
        }
    }

    /// The event's name, as its JSON carries it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Created { .. } => "created",
            Self::StatusChanged { .. } => "status_changed",
            Self::FieldEdited { .. } => "field_edited",
            Self::Refreshed { .. } => "refreshed",
            Self::UpstreamSeen => "upstream_seen",
            Self::FieldLocked { .. } => "field_locked",
            Self::FieldUnlocked { .. } => "field_unlocked",
            Self::Reverted { .. } => "reverted",
            Self::Moved { .. } => "moved",
            Self::Copied { .. } => "copied",
            Self::Merged { .. } => "merged",
            Self::MergedInto { .. } => "merged_into",
            Self::JournalEdited { .. } => "journal_edited",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
        }
    }
}
