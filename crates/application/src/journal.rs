//! What people write down about a record over time: decisions and log entries.

mod change;
mod error;
mod list;
mod remove;
mod write;

pub use error::JournalError;
pub use write::MAX_ENTRIES;

use crate::Ports;
use crate::access::Access;
use std::sync::Arc;
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_ports::{Clock, JournalRepository};

/// The use cases of a record's journal.
#[derive(Clone)]
pub struct Journal {
    entries: Arc<dyn JournalRepository>,
    access: Access,
    clock: Arc<dyn Clock>,
}

impl Journal {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self { entries: Arc::clone(&ports.journal), access, clock: Arc::clone(&ports.clock) }
    }

    /// Refuses an entry that is not of the record's journal, whether there is one elsewhere or not.
    async fn expect(&self, id: JournalEntryId, of: ModelId) -> Result<(), JournalError> {
        let entry = self.entries.find(id).await?;
        entry.filter(|entry| entry.model_id == of).map(drop).ok_or(JournalError::NoSuchEntry)
    }
}
