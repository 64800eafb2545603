//! `RefreshRepository` in memory.

use super::database::{InMemoryDatabase, KeptItem, KeptRun, State};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{ModelId, UserId, WorkspaceId};
use trackml_domain::refresh_run::{ItemOutcome, RefreshRun};
use trackml_ports::{ClaimedItem, RefreshRepository, RepositoryError};

#[async_trait]
impl RefreshRepository for InMemoryDatabase {
    async fn start(
        &self,
        workspace_id: WorkspaceId,
        by: UserId,
        at: DateTime<Utc>,
    ) -> Result<RefreshRun, RepositoryError> {
        let mut state = self.lock();
        if let Some(open) = state.latest_run(workspace_id).filter(|run| run.ended_at.is_none()) {
            return Ok(open);
        }
        let item = KeptItem { due_at: at, leased_until: None, tries: 0 };
        let of_hub = state.live(workspace_id).filter(|model| model.hub.is_some());
        let items: std::collections::BTreeMap<ModelId, KeptItem> =
            of_hub.map(|model| (model.id, item)).collect();
        let run = RefreshRun {
            id: state.next_id().into(),
            workspace_id,
            by: Some(by),
            started_at: at,
            ended_at: items.is_empty().then_some(at),
            stopped: false,
            waits_until: None,
            total: items.len() as u64,
            done: 0,
            changed: 0,
            gone: 0,
            failed: 0,
        };
        state.runs.push(KeptRun { run: run.clone(), served_at: at, items });
        Ok(run)
    }

    async fn latest(&self, workspace_id: WorkspaceId) -> Result<Option<RefreshRun>, RepositoryError> {
        Ok(self.lock().latest_run(workspace_id))
    }

    async fn stop(
        &self,
        workspace_id: WorkspaceId,
        at: DateTime<Utc>,
    ) -> Result<Option<RefreshRun>, RepositoryError> {
        let mut state = self.lock();
        let of_workspace = |kept: &&mut KeptRun| kept.run.workspace_id == workspace_id;
        for kept in state.runs.iter_mut().filter(of_workspace).filter(|kept| kept.run.ended_at.is_none()) {
            kept.run.ended_at = Some(at);
            kept.run.stopped = true;
            kept.items.clear();
        }
        Ok(state.latest_run(workspace_id))
    }

    async fn claim(
        &self,
        now: DateTime<Utc>,
        leased_until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<ClaimedItem>, RepositoryError> {
        let mut state = self.lock();
        let free = |item: &KeptItem| item.due_at <= now && item.leased_until.is_none_or(|until| until <= now);
        let open =
            |run: &RefreshRun| run.ended_at.is_none() && run.waits_until.is_none_or(|until| until <= now);
        let turn = (0..state.runs.len())
            .filter(|place| open(&state.runs[*place].run) && state.runs[*place].items.values().any(free))
            .min_by_key(|place| (state.runs[*place].served_at, state.runs[*place].run.id));
        let Some(place) = turn else { return Ok(Vec::new()) };
        let workspace_id = state.runs[place].run.workspace_id;
        let mut due: Vec<(DateTime<Utc>, ModelId)> = state.runs[place]
            .items
            .iter()
            .filter(|(_, item)| free(item))
            .map(|(id, item)| (item.due_at, *id))
            .collect();
        due.sort();
        due.truncate(most as usize);
        let mut claimed = Vec::new();
        for (_, model_id) in due {
            if !state.live(workspace_id).any(|model| model.id == model_id) {
                state.runs[place].settle(model_id, ItemOutcome::Same, now);
                continue;
            }
            let kept = &mut state.runs[place];
            let item = kept.items.get_mut(&model_id).unwrap();
            item.leased_until = Some(leased_until);
            let (run_id, by, tries) = (kept.run.id, kept.run.by, item.tries);
            claimed.push(ClaimedItem { run_id, by, workspace_id, model_id, tries });
        }
        state.runs[place].served_at = now;
        state.runs[place].run.waits_until = None;
        Ok(claimed)
    }

    async fn settle(
        &self,
        item: &ClaimedItem,
        outcome: ItemOutcome,
        at: DateTime<Utc>,
    ) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        if let Some(kept) = state.runs.iter_mut().find(|kept| kept.run.id == item.run_id) {
            kept.settle(item.model_id, outcome, at);
        }
        Ok(())
    }

    async fn give_back(
        &self,
        item: &ClaimedItem,
        due_at: DateTime<Utc>,
        tried: bool,
    ) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        let run = state.runs.iter_mut().find(|kept| kept.run.id == item.run_id);
        if let Some(kept) = run.and_then(|kept| kept.items.get_mut(&item.model_id)) {
            *kept = KeptItem { due_at, leased_until: None, tries: kept.tries + u32::from(tried) };
        }
        Ok(())
    }

    async fn wait_until(&self, moment: DateTime<Utc>) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        for kept in state.runs.iter_mut().filter(|kept| kept.run.ended_at.is_none()) {
            kept.run.waits_until = Some(moment);
        }
        Ok(())
    }
}

impl KeptRun {
    fn settle(&mut self, model_id: ModelId, outcome: ItemOutcome, at: DateTime<Utc>) {
        if self.items.remove(&model_id).is_some() {
            self.run.done += 1;
            match outcome {
                ItemOutcome::Same => {}
                ItemOutcome::Changed => self.run.changed += 1,
                ItemOutcome::Gone => self.run.gone += 1,
                ItemOutcome::Failed => self.run.failed += 1,
            }
        }
        if self.items.is_empty() && self.run.ended_at.is_none() {
            self.run.ended_at = Some(at);
        }
    }
}

impl State {
    fn latest_run(&self, workspace_id: WorkspaceId) -> Option<RefreshRun> {
        self.runs.iter().rev().find(|kept| kept.run.workspace_id == workspace_id).map(|kept| kept.run.clone())
    }
}
