//! `DuplicateRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use std::collections::{BTreeMap, HashSet};
use trackml_domain::duplicate::{DuplicateReason, compact, of_one_developer};
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{Model, ModelSummary};
use trackml_domain::text::fold;
use trackml_ports::{DuplicateGroup, DuplicateRepository, Merger, RepositoryError, SaveError};

#[async_trait]
impl DuplicateRepository for InMemoryDatabase {
    async fn duplicates(
        &self,
        workspace_id: WorkspaceId,
        limit: u32,
    ) -> Result<Vec<DuplicateGroup>, RepositoryError> {
        let state = self.lock();
        let live: Vec<&Model> = state.live(workspace_id).collect();
        let mut groups: Vec<DuplicateGroup> = Vec::new();
        let mut shown: HashSet<ModelId> = HashSet::new();
        for reason in [DuplicateReason::HubId, DuplicateReason::CanonicalId, DuplicateReason::Name] {
            let mut by_key: BTreeMap<String, Vec<&Model>> = BTreeMap::new();
            for model in &live {
                for key in keys(model, reason) {
                    by_key.entry(key).or_default().push(model);
                }
            }
            for models in by_key.into_values() {
                let open: Vec<ModelSummary> = models
                    .into_iter()
                    .filter(|model| !shown.contains(&model.id))
                    .map(ModelSummary::from)
                    .collect();
                let found = if reason == DuplicateReason::Name { of_one_developer(open) } else { vec![open] };
                for models in found.into_iter().filter(|models| models.len() > 1) {
                    shown.extend(models.iter().map(|model| model.id));
                    groups.push(DuplicateGroup { reason, models });
                }
            }
        }
        groups.sort_by_key(|group| (std::cmp::Reverse(group.models.len()), group.models[0].id));
        groups.truncate(usize::try_from(limit).unwrap());
        Ok(groups)
    }

    async fn merge(&self, merger: Merger) -> Result<Model, (ModelId, SaveError)> {
        let mut state = self.lock();
        for change in merger.from.iter().chain([&merger.into]) {
            let id = change.model.id;
            let stored = state.models.get(&id).ok_or((id, SaveError::NotFound))?;
            if stored.revision != change.model.revision {
                return Err((id, SaveError::Stale { current: stored.revision }));
            }
        }
        let into = merger.into.model.id;
        for change in merger.from {
            let id = change.model.id;
            let of_it = |(model, _): &&(ModelId, _)| *model == id;
            let earlier =
                state.events.iter().filter(of_it).map(|(_, recorded)| recorded.event.clone()).collect();
            state.record(into, earlier);
            state.copy_journal(id, into);
            state.store(change);
        }
        state.store(merger.into);
        Ok(state.models[&into].clone())
    }
}

fn keys(model: &Model, reason: DuplicateReason) -> Vec<String> {
    match reason {
        DuplicateReason::HubId => model.hub.iter().map(|facts| fold(&facts.id)).collect(),
        DuplicateReason::CanonicalId => model.hub.as_ref().map(HubFacts::keys).unwrap_or_default(),
        DuplicateReason::Name => {
            let name = compact(model.fields.name.as_str());
            if name.is_empty() { Vec::new() } else { vec![name] }
        }
    }
}
