//! Removing an entry.

use super::{Journal, JournalError};
use crate::Caller;
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_domain::workspace::Role;

impl Journal {
    /// Removes an entry; the history keeps what it said.
    #[tracing::instrument(target = "trackml::work", name = "journal.remove", skip_all)]
    pub async fn remove(&self, caller: &Caller, of: ModelId, id: JournalEntryId) -> Result<(), JournalError> {
        let model = self.access.model(caller, of, Role::Editor).await?;
        self.expect(id, model.id).await?;
        Ok(self.entries.remove(id, caller.stamp(self.clock.now())).await?)
    }
}
