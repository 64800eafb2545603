//! A record's journal.

use super::{Journal, JournalError};
use crate::Caller;
use trackml_domain::id::ModelId;
use trackml_domain::journal::{EntryKind, JournalEntry};
use trackml_domain::workspace::Role;
use trackml_ports::JournalPlace;

impl Journal {
    /// The entries of a record, the latest day first, from behind a place where one is named.
    #[tracing::instrument(target = "trackml::work", name = "journal.list", skip_all)]
    pub async fn list(
        &self,
        caller: &Caller,
        of: ModelId,
        kind: Option<EntryKind>,
        before: Option<JournalPlace>,
        limit: u16,
    ) -> Result<Vec<JournalEntry>, JournalError> {
        let model = self.access.model(caller, of, Role::Viewer).await?;
        Ok(self.entries.of_model(model.id, kind, before, limit).await?)
    }
}
