//! `AuditLog` in memory.

use super::database::{InMemoryDatabase, State};
use async_trait::async_trait;
use trackml_domain::audit::AuditEntry;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_ports::{AuditLog, RecordedEntry, RepositoryError};

#[async_trait]
impl AuditLog for InMemoryDatabase {
    async fn record(&self, entry: AuditEntry) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        let id = state.next_id();
        state.audit.push(RecordedEntry { id, entry });
        Ok(())
    }

    async fn of_account(
        &self,
        id: UserId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, RepositoryError> {
        let concerns = |entry: &AuditEntry| entry.account == Some(id) || entry.actor == Some(id);
        Ok(self.lock().latest(concerns, before, limit))
    }

    async fn of_workspace(
        &self,
        id: WorkspaceId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, RepositoryError> {
        Ok(self.lock().latest(|entry| entry.workspace == Some(id), before, limit))
    }
}

impl State {
    fn latest(
        &self,
        concerns: impl Fn(&AuditEntry) -> bool,
        before: Option<i64>,
        limit: u16,
    ) -> Vec<RecordedEntry> {
        let wanted = |recorded: &&RecordedEntry| {
            concerns(&recorded.entry) && before.is_none_or(|before| recorded.id < before)
        };
        self.audit.iter().rev().filter(wanted).take(limit.into()).cloned().collect()
    }
}
