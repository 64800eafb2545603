//! What people write down about a record.

mod edit;
mod read;

pub(super) use edit::{delete_journal_entry, patch_journal_entry, write_journal_entry};
pub(super) use read::model_journal;
