//! Changing an entry.

use super::{Journal, JournalError};
use crate::Caller;
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_domain::journal::{EntryPatch, JournalEntry};
use trackml_domain::workspace::Role;

impl Journal {
    /// Changes what a patch names. Whoever may write may change what others wrote; the history keeps it.
    #[tracing::instrument(target = "trackml::work", name = "journal.change", skip_all)]
    pub async fn change(
        &self,
        caller: &Caller,
        of: ModelId,
        id: JournalEntryId,
        patch: EntryPatch,
    ) -> Result<JournalEntry, JournalError> {
        let model = self.access.model(caller, of, Role::Editor).await?;
        self.expect(id, model.id).await?;
        Ok(self.entries.change(id, patch, caller.stamp(self.clock.now())).await?)
    }
}
