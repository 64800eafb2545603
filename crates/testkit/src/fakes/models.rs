//! `ModelRepository` in memory.

use super::database::{InMemoryDatabase, State};
use super::search::Library;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use trackml_domain::facets::Facets;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::listing::PageRequest;
use trackml_domain::model::{Change, Model, NewModel};
use trackml_domain::query::Selection;
use trackml_domain::text::fold;
use trackml_ports::{
    CreateError, Created, Creation, Found, IdempotencyKey, ModelRepository, RecordedEvent, RepositoryError,
    SaveError,
};

#[async_trait]
impl ModelRepository for InMemoryDatabase {
    async fn create(&self, new: NewModel, how: Creation) -> Result<Created, CreateError> {
        let mut state = self.lock();
        if let Some(attempt) = &how.idempotency
            && let Some(model) = state.attempted(attempt)?
        {
            return Ok(Created::Replayed(model));
        }
        if how.unless_kept {
            let keys = new.hub.as_ref().map(HubFacts::keys).unwrap_or_default();
            if let Some(id) = keys.iter().filter_map(|key| state.keeper(new.workspace_id, key)).min() {
                return Ok(Created::Kept(id));
            }
        }
        let model = state.insert(new);
        if let Some(attempt) = how.idempotency {
            state.attempts.insert((attempt.user_id, attempt.key), (attempt.fingerprint, model.id));
        }
        Ok(Created::New(model))
    }

    async fn attempted(&self, attempt: &IdempotencyKey) -> Result<Option<Model>, CreateError> {
        self.lock().attempted(attempt)
    }

    async fn find(&self, id: ModelId) -> Result<Option<Model>, RepositoryError> {
        Ok(self.lock().models.get(&id).cloned())
    }

    async fn save(&self, change: Change) -> Result<Model, SaveError> {
        self.lock().save(change, false)
    }

    async fn relocate(&self, change: Change) -> Result<Model, SaveError> {
        self.lock().save(change, true)
    }

    async fn search(
        &self,
        workspace_id: WorkspaceId,
        selection: &Selection,
        page: &PageRequest,
    ) -> Result<Found, RepositoryError> {
        Ok(Library::of(&self.lock(), workspace_id, selection).page(page))
    }

    async fn facets(
        &self,
        workspace_id: WorkspaceId,
        selection: &Selection,
    ) -> Result<Facets, RepositoryError> {
        Ok(Library::of(&self.lock(), workspace_id, selection).facets())
    }

    async fn documents(&self, ids: &[ModelId]) -> Result<Vec<(Model, Vec<String>)>, RepositoryError> {
        let state = self.lock();
        let document = |id: &ModelId| Some((state.models.get(id)?.clone(), state.journal_texts(*id)));
        Ok(ids.iter().filter_map(document).collect())
    }

    async fn several(&self, ids: &[ModelId]) -> Result<Vec<Model>, RepositoryError> {
        let state = self.lock();
        Ok(ids.iter().filter_map(|id| state.models.get(id).cloned()).collect())
    }

    async fn checked(&self, id: ModelId, at: DateTime<Utc>) -> Result<(), RepositoryError> {
        if let Some(model) = self.lock().models.get_mut(&id) {
            model.upstream.checked_at = Some(at);
        }
        Ok(())
    }

    async fn made_from(
        &self,
        workspace_id: WorkspaceId,
        keys: &[String],
        most: u32,
    ) -> Result<Vec<(String, ModelId)>, RepositoryError> {
        let state = self.lock();
        let pairs = state.live(workspace_id).flat_map(|model| {
            let bases = model.hub.iter().flat_map(|facts| &facts.base_models);
            let named: BTreeSet<String> = bases.map(|base| fold(&base.id)).collect();
            named.into_iter().filter(|key| keys.contains(key)).map(|key| (key, model.id))
        });
        Ok(pairs.take(most as usize).collect())
    }

    async fn kept(
        &self,
        workspace_id: WorkspaceId,
        keys: &[String],
    ) -> Result<Vec<(String, ModelId)>, RepositoryError> {
        let state = self.lock();
        let pair = |key: &String| Some((key.clone(), state.keeper(workspace_id, key)?));
        Ok(keys.iter().filter_map(pair).collect())
    }
}

impl State {
    fn attempted(&self, attempt: &IdempotencyKey) -> Result<Option<Model>, CreateError> {
        match self.attempts.get(&(attempt.user_id, attempt.key.clone())) {
            Some((fingerprint, _)) if *fingerprint != attempt.fingerprint => Err(CreateError::KeyReused),
            Some((_, id)) => Ok(Some(self.models[id].clone())),
            None => Ok(None),
        }
    }

    fn save(&mut self, change: Change, moves: bool) -> Result<Model, SaveError> {
        let Change { model, events } = change;
        let stored = self.models.get_mut(&model.id).ok_or(SaveError::NotFound)?;
        if stored.revision != model.revision {
            return Err(SaveError::Stale { current: stored.revision });
        }
        *stored = Model {
            revision: stored.revision + 1,
            workspace_id: if moves { model.workspace_id } else { stored.workspace_id },
            created_at: stored.created_at,
            ..model
        };
        let saved = stored.clone();
        self.record(saved.id, events);
        Ok(saved)
    }

    fn insert(&mut self, new: NewModel) -> Model {
        let (event, copy_of) = (new.event(), new.copy_of);
        let model = new.into_model(self.next_id().into());
        self.models.insert(model.id, model.clone());
        let of_original = |(id, _): &&(ModelId, RecordedEvent)| Some(*id) == copy_of.map(|(id, _)| id);
        let earlier: Vec<_> =
            self.events.iter().filter(of_original).map(|(_, recorded)| recorded.event.clone()).collect();
        self.record(model.id, earlier);
        if let Some((original, _)) = copy_of {
            self.copy_journal(original, model.id);
        }
        self.record(model.id, vec![event]);
        model
    }

    /// The models of a workspace that are not in the trash, the oldest first.
    pub(super) fn live(&self, workspace_id: WorkspaceId) -> impl Iterator<Item = &Model> {
        self.models
            .values()
            .filter(move |model| model.workspace_id == workspace_id && model.deleted_at.is_none())
    }

    /// The oldest live model of a workspace that answers to a Hub key.
    fn keeper(&self, workspace_id: WorkspaceId, key: &String) -> Option<ModelId> {
        let answers = |model: &&Model| model.hub.as_ref().is_some_and(|facts| facts.keys().contains(key));
        self.live(workspace_id).find(answers).map(|model| model.id)
    }
}
