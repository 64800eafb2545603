//! Writing an entry.

use super::{Journal, JournalError};
use crate::Caller;
use chrono::NaiveDate;
use trackml_domain::id::ModelId;
use trackml_domain::journal::{EntryContent, JournalEntry, NewEntry};
use trackml_domain::workspace::Role;
use trackml_ports::EntryError;

/// The most entries of a model: each is read again whenever one is written, for the words of all of them.
pub const MAX_ENTRIES: u32 = 1_000;

impl Journal {
    /// Writes an entry, of today (UTC) where no day is named.
    #[tracing::instrument(target = "trackml::work", name = "journal.write", skip_all)]
    pub async fn write(
        &self,
        caller: &Caller,
        of: ModelId,
        content: EntryContent,
        day: Option<NaiveDate>,
    ) -> Result<JournalEntry, JournalError> {
        let model = self.access.model(caller, of, Role::Editor).await?;
        let at = self.clock.now();
        let day = day.unwrap_or_else(|| at.date_naive());
        let new = NewEntry { model_id: model.id, content, day, by: Some(caller.user().id), at };
        self.entries.write(new, MAX_ENTRIES).await.map_err(|error| match error {
            // The record was removed for good since it was read.
            EntryError::NotFound => JournalError::NotFound,
            error => error.into(),
        })
    }
}
