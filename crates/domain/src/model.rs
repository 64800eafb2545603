//! A kept model: what a person wrote, what the Hub states, and where each value came from.

mod capture;
mod change;
mod date;
mod event;
mod fields;
mod lock;
mod merge;
mod patch;
mod refresh;
mod revert;
mod summary;
mod take_back;

pub use capture::{FIRST_REVISION, NewModel};
pub use change::Change;
pub use date::{InteractionDate, InteractionDateError};
pub use event::{Event, EventKind, Stamp};
pub use fields::ModelFields;
pub use merge::MergeRefusal;
pub use patch::ModelPatch;
pub use refresh::{FieldDiff, RefreshChoice, Refreshed};
pub use revert::Reverted;
pub use summary::ModelSummary;

use crate::hub_facts::HubFacts;
use crate::id::{ModelId, WorkspaceId};
use crate::provenance::{Field, Provenance};
use crate::upstream::Upstream;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// A kept model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Its key.
    pub id: ModelId,
    /// The shelf that it stands on.
    pub workspace_id: WorkspaceId,
    /// The values that a person or the Hub filled in.
    pub fields: ModelFields,
    /// What the Hub knows, for models that are on the Hub.
    pub hub: Option<HubFacts>,
    /// Where each of `fields` came from.
    pub provenance: Provenance,
    /// The fields that no refresh touches.
    pub locked: BTreeSet<Field>,
    /// What became of it on the Hub since.
    pub upstream: Upstream,
    /// Grows by one with every change; a change made on an older revision is refused.
    pub revision: i64,
    /// Since when it has its status.
    pub status_since: DateTime<Utc>,
    /// When it was kept.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// When it was put in the trash, if it is there.
    pub deleted_at: Option<DateTime<Utc>>,
}
