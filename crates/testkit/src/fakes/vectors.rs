//! `VectorIndex` in memory.

use super::database::{InMemoryDatabase, KeptVector, WaitingVector};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_ports::{DueVector, MadeVector, Nearest, RepositoryError, VectorIndex};

/// Nothing was done yet.
const UNTRIED: WaitingVector = WaitingVector { done: None, due_at: None, leased_until: None, tries: 0 };

#[async_trait]
impl VectorIndex for InMemoryDatabase {
    async fn adopt(&self, space: &VectorSpace, at: DateTime<Utc>) -> Result<u64, RepositoryError> {
        let mut state = self.lock();
        let has_one = |id: &ModelId| state.vectors.get(id).is_some_and(|kept| kept.space == *space);
        let live = state.models.values().filter(|model| model.deleted_at.is_none());
        let without: Vec<ModelId> = live.map(|model| model.id).filter(|id| !has_one(id)).collect();
        let mut adopted = 0;
        for id in without {
            let waiting =
                state.due_vectors.entry(id).or_insert(WaitingVector { due_at: Some(at), ..UNTRIED });
            if waiting.done.take().is_some() {
                (waiting.due_at, adopted) = (Some(at), adopted + 1);
            }
        }
        Ok(adopted)
    }

    async fn claim(
        &self,
        space: &VectorSpace,
        now: DateTime<Utc>,
        leased_until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<DueVector>, RepositoryError> {
        let mut state = self.lock();
        let live: Vec<(ModelId, i64, DateTime<Utc>)> = state
            .models
            .values()
            .filter(|model| model.deleted_at.is_none())
            .map(|model| (model.id, model.revision, model.updated_at))
            .collect();
        let mut due: Vec<(DateTime<Utc>, DueVector)> = Vec::new();
        for (id, revision, changed_at) in live {
            let waiting = state.due_vectors.get(&id).copied().unwrap_or(UNTRIED);
            let due_at = waiting.due_at.unwrap_or(changed_at);
            let is_free = waiting.leased_until.is_none_or(|until| until <= now);
            if waiting.done != Some(revision) && due_at <= now && is_free {
                let kept = state.vectors.get(&id).filter(|kept| kept.space == *space);
                let made_of = kept.map(|kept| kept.made_of.clone());
                due.push((due_at, DueVector { model_id: id, revision, made_of, tries: waiting.tries }));
            }
        }
        due.sort_by_key(|(due_at, one)| (*due_at, one.model_id));
        due.truncate(most as usize);
        for (_, one) in &due {
            state.due_vectors.entry(one.model_id).or_insert(UNTRIED).leased_until = Some(leased_until);
        }
        Ok(due.into_iter().map(|(_, one)| one).collect())
    }

    async fn settle(
        &self,
        space: &VectorSpace,
        made: Vec<MadeVector>,
        _at: DateTime<Utc>,
    ) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        for one in made.into_iter().filter(|one| state.models.contains_key(&one.model_id)).collect::<Vec<_>>()
        {
            if let Some(vector) = one.vector {
                let kept = KeptVector { space: space.clone(), made_of: one.made_of, vector };
                state.vectors.insert(one.model_id, kept);
            }
            state.due_vectors.insert(one.model_id, WaitingVector { done: Some(one.revision), ..UNTRIED });
        }
        Ok(())
    }

    async fn give_back(&self, due: &[DueVector], due_at: DateTime<Utc>) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        for one in due {
            let waiting = state.due_vectors.entry(one.model_id).or_insert(UNTRIED);
            *waiting = WaitingVector {
                due_at: Some(due_at),
                leased_until: None,
                tries: waiting.tries + 1,
                done: waiting.done,
            };
        }
        Ok(())
    }

    async fn missing(&self, workspace_id: WorkspaceId, space: &VectorSpace) -> Result<u64, RepositoryError> {
        let state = self.lock();
        let live = state.models.values().filter(|m| m.workspace_id == workspace_id && m.deleted_at.is_none());
        let has_one = |id: ModelId| state.vectors.get(&id).is_some_and(|kept| kept.space == *space);
        Ok(live.filter(|model| !has_one(model.id)).count() as u64)
    }

    async fn nearest(
        &self,
        workspace_id: WorkspaceId,
        space: &VectorSpace,
        vector: &Vector,
        most: u32,
    ) -> Result<Nearest, RepositoryError> {
        let state = self.lock();
        let is_here = |id: &ModelId| {
            let model = state.models.get(id);
            model.is_some_and(|model| model.workspace_id == workspace_id && model.deleted_at.is_none())
        };
        let of_space = state.vectors.iter().filter(|(id, kept)| kept.space == *space && is_here(id));
        let mut near: Vec<(ModelId, f32)> =
            of_space.map(|(id, kept)| (*id, vector.nearness(&kept.vector))).collect();
        near.sort_by(|(one, a), (other, b)| b.total_cmp(a).then(one.cmp(other)));
        near.truncate(most as usize);
        Ok(Nearest::Found(near))
    }

    async fn of_model(
        &self,
        model_id: ModelId,
        space: &VectorSpace,
    ) -> Result<Option<Vector>, RepositoryError> {
        let state = self.lock();
        let kept = state.vectors.get(&model_id).filter(|kept| kept.space == *space);
        Ok(kept.map(|kept| kept.vector.clone()))
    }
}
