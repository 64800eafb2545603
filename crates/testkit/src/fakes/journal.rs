//! `JournalRepository` in memory. Words and decisions are looked for in what is there: there is no index to keep.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use trackml_domain::id::{JournalEntryId, ModelId};
use trackml_domain::journal::{EntryKind, EntryPatch, JournalEntry, NewEntry};
use trackml_domain::model::Stamp;
use trackml_ports::{EntryError, JournalPlace, JournalRepository, RepositoryError};

#[async_trait]
impl JournalRepository for InMemoryDatabase {
    async fn write(&self, new: NewEntry, most: u32) -> Result<JournalEntry, EntryError> {
        let mut state = self.lock();
        if !state.models.contains_key(&new.model_id) {
            return Err(EntryError::NotFound);
        }
        if state.journal_of(new.model_id).len() >= most as usize {
            return Err(EntryError::TooMany { most });
        }
        let stamp = Stamp { by: new.by, at: new.at };
        let entry = new.into_entry(state.next_id().into());
        state.journal.push(entry.clone());
        state.record(entry.model_id, vec![entry.written(stamp)]);
        Ok(entry)
    }

    async fn find(&self, id: JournalEntryId) -> Result<Option<JournalEntry>, RepositoryError> {
        Ok(self.lock().journal.iter().find(|entry| entry.id == id).cloned())
    }

    async fn change(
        &self,
        id: JournalEntryId,
        patch: EntryPatch,
        stamp: Stamp,
    ) -> Result<JournalEntry, EntryError> {
        let mut state = self.lock();
        let kept = state.journal.iter_mut().find(|entry| entry.id == id).ok_or(EntryError::NotFound)?;
        let after = kept.apply(patch, stamp.at)?;
        let before = std::mem::replace(kept, after.clone());
        if after != before {
            state.record(after.model_id, vec![after.changed(&before, stamp)]);
        }
        Ok(after)
    }

    async fn remove(&self, id: JournalEntryId, stamp: Stamp) -> Result<(), EntryError> {
        let mut state = self.lock();
        let place = state.journal.iter().position(|entry| entry.id == id).ok_or(EntryError::NotFound)?;
        let entry = state.journal.remove(place);
        state.record(entry.model_id, vec![entry.removed(stamp)]);
        Ok(())
    }

    async fn of_model(
        &self,
        id: ModelId,
        kind: Option<EntryKind>,
        before: Option<JournalPlace>,
        limit: u16,
    ) -> Result<Vec<JournalEntry>, RepositoryError> {
        let state = self.lock();
        let wanted = |entry: &&JournalEntry| {
            kind.is_none_or(|kind| entry.content.kind() == kind)
                && before.is_none_or(|before| (entry.day, entry.id) < before)
        };
        let latest_first = state.journal_of(id).into_iter().rev().filter(wanted);
        Ok(latest_first.take(limit.into()).cloned().collect())
    }
}
