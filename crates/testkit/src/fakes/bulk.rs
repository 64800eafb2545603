//! `BulkRepository` in memory.

use super::database::{InMemoryDatabase, KeptBulk, State};
use super::search::Library;
use async_trait::async_trait;
use std::collections::{BTreeMap, BTreeSet};
use trackml_domain::id::{BulkId, ModelId, WorkspaceId};
use trackml_domain::model::{Change, Event, Model, Stamp};
use trackml_ports::{
    Bulk, BulkChange, BulkError, BulkOutcome, BulkRepository, RepositoryError, TakeBackError, Targets,
};

#[async_trait]
impl BulkRepository for InMemoryDatabase {
    async fn meant(&self, workspace_id: WorkspaceId, targets: &Targets) -> Result<u64, BulkError> {
        Ok(self.lock().meant(workspace_id, targets)?.len() as u64)
    }

    async fn change_many(&self, bulk: BulkChange) -> Result<BulkOutcome, BulkError> {
        let mut state = self.lock();
        let meant = state.checked(bulk.workspace_id, &bulk.targets, bulk.limit, bulk.expected)?;
        let matched = meant.len() as u64;
        let mut made = Vec::new();
        for id in meant {
            let model = state.models[&id].clone();
            let change =
                (bulk.change)(model.clone()).map_err(|source| BulkError::TooManyTags { id, source })?;
            if change.model != model {
                made.push(change);
            }
        }
        let changed = made.len() as u64;
        if changed == 0 {
            return Ok(BulkOutcome { bulk: None, matched, changed });
        }
        let id: BulkId = state.next_id().into();
        let done: BTreeMap<_, _> = made.into_iter().map(|change| state.store(change)).collect();
        let kept = Bulk {
            id,
            workspace_id: bulk.workspace_id,
            by: bulk.by,
            expires_at: bulk.expires_at,
            undone: false,
        };
        state.bulks.insert(id.get(), KeptBulk { bulk: kept, done });
        Ok(BulkOutcome { bulk: Some(id), matched, changed })
    }

    async fn purge(
        &self,
        workspace_id: WorkspaceId,
        targets: &Targets,
        limit: u32,
        expected: Option<u64>,
    ) -> Result<u64, BulkError> {
        let mut state = self.lock();
        let meant: Vec<ModelId> =
            state.checked(workspace_id, targets, limit, expected)?.into_iter().collect();
        let trashed: Vec<ModelId> =
            meant.iter().copied().filter(|id| state.models[id].deleted_at.is_some()).collect();
        state.remove_models(&trashed);
        Ok(meant.len() as u64)
    }

    async fn bulk(&self, id: BulkId) -> Result<Option<Bulk>, RepositoryError> {
        Ok(self.lock().bulks.get(&id.get()).map(|kept| kept.bulk.clone()))
    }

    async fn take_back(
        &self,
        id: BulkId,
        within: &[WorkspaceId],
        stamp: Stamp,
    ) -> Result<BulkOutcome, TakeBackError> {
        let mut state = self.lock();
        let kept = state.bulks.get_mut(&id.get()).ok_or(TakeBackError::NothingThere)?;
        if kept.bulk.undone || kept.bulk.expires_at <= stamp.at {
            return Err(TakeBackError::NothingThere);
        }
        kept.bulk.undone = true;
        let done = kept.done.clone();
        let mut changed = 0;
        for (model_id, events) in &done {
            let Some(model) = state.models.get(model_id).cloned() else { continue };
            if !within.contains(&model.workspace_id) {
                continue;
            }
            let change = model.clone().take_back(events, stamp);
            if change.model != model {
                state.store(change);
                changed += 1;
            }
        }
        Ok(BulkOutcome { bulk: None, matched: done.len() as u64, changed })
    }
}

impl State {
    fn checked(
        &self,
        workspace_id: WorkspaceId,
        targets: &Targets,
        limit: u32,
        expected: Option<u64>,
    ) -> Result<BTreeSet<ModelId>, BulkError> {
        let meant = self.meant(workspace_id, targets)?;
        let matched = meant.len() as u64;
        if matched > u64::from(limit) {
            return Err(BulkError::TooMany { matched, limit });
        }
        match expected.filter(|expected| *expected != matched) {
            Some(expected) => Err(BulkError::Unexpected { matched, expected }),
            None => Ok(meant),
        }
    }

    fn meant(&self, workspace_id: WorkspaceId, targets: &Targets) -> Result<BTreeSet<ModelId>, BulkError> {
        match targets {
            Targets::Ids { ids, trashed } => {
                let ids: BTreeSet<ModelId> = ids.iter().copied().collect();
                let there = |id: &&ModelId| {
                    self.models.get(id).is_some_and(|model| {
                        model.workspace_id == workspace_id && model.deleted_at.is_some() == *trashed
                    })
                };
                match ids.iter().find(|id| !there(id)) {
                    Some(missing) => Err(BulkError::NoSuchModel(*missing)),
                    None => Ok(ids),
                }
            }
            Targets::Selected(selection) => {
                Ok(Library::of(self, workspace_id, selection).models().map(|model| model.id).collect())
            }
            Targets::Tagged(tags) => {
                let has_one = |model: &&Model| {
                    model.workspace_id == workspace_id
                        && model.fields.tags.iter().any(|tag| tags.contains(tag))
                };
                Ok(self.models.values().filter(has_one).map(|model| model.id).collect())
            }
        }
    }

    /// Stores a change of a record that nobody else has changed, and tells what it did.
    pub(super) fn store(&mut self, change: Change) -> (ModelId, Vec<Event>) {
        let Change { model, events } = change;
        let id = model.id;
        let done = events.clone();
        self.models.insert(id, Model { revision: model.revision + 1, ..model });
        self.record(id, events);
        (id, done)
    }
}
