//! What a change touches besides the record's own row, as its events tell.

use trackml_domain::model::{Event, EventKind};
use trackml_domain::provenance::Field;

/// What has to be written anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Touched {
    pub(super) tags: bool,
    pub(super) hub: bool,
    pub(super) words: bool,
}

impl Touched {
    pub(super) const EVERYTHING: Self = Self { tags: true, hub: true, words: true };

    /// What the events tell of.
    pub(super) fn by(events: &[Event]) -> Self {
        events.iter().fold(Self::default(), |touched, event| {
            let other = Self::by_one(&event.kind);
            Self {
                tags: touched.tags || other.tags,
                hub: touched.hub || other.hub,
                words: touched.words || other.words,
            }
        })
    }

    fn by_one(kind: &EventKind) -> Self {
        match kind {
            EventKind::FieldEdited { field, .. } => Self {
                tags: *field == Field::Tags,
                hub: false,
                words: matches!(
                    field,
                    Field::Name
                        | Field::Developer
                        | Field::License
                        | Field::Version
                        | Field::Tags
                        | Field::Notes
                        | Field::SourceLinks
                ),
            },
            EventKind::StatusChanged { .. }
            | EventKind::Deleted
            | EventKind::Restored
            | EventKind::MergedInto { .. }
            | EventKind::FieldLocked { .. }
            | EventKind::FieldUnlocked { .. }
            | EventKind::UpstreamSeen => Self::default(),
            EventKind::JournalEdited { .. } => Self { words: true, ..Self::default() },
            EventKind::Created { .. }
            | EventKind::Refreshed { .. }
            | EventKind::Reverted { .. }
            | EventKind::Moved { .. }
            | EventKind::Merged { .. }
            | EventKind::Copied { .. } => Self::EVERYTHING,
        }
    }
}
