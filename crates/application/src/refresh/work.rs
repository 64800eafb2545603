//! The work of the runs, a round at a time: any number of nodes do it at once.

use super::{Refresh, RefreshError};
use chrono::{DateTime, TimeDelta, Utc};
use futures::future::join_all;
use metrics::counter;
use std::time::Duration;
use trackml_domain::model::{RefreshChoice, Stamp};
use trackml_domain::refresh_run::ItemOutcome;
use trackml_domain::workspace::Role;
use trackml_ports::{ClaimedItem, HubError, HubQuota, RepositoryError};

/// How many records are asked for at once: few, for people wait for the Hub too.
const AT_ONCE: u32 = 4;

/// How long a record is somebody's who has claimed it: longer than the Hub is waited for.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// How often a record is tried where the Hub cannot be reached.
const MAX_TRIES: u32 = 4;

/// The wait before the second try; each next one is twice as long.
const FIRST_WAIT: TimeDelta = TimeDelta::minutes(1);

/// What is left of the quota for people where the Hub does not say how large it is.
const LEFT_FOR_PEOPLE: u64 = 50;

/// What a round did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Nothing is due.
    Idle,
    /// So many records were asked for.
    Worked(usize),
    /// The Hub's quota is kept for people until then.
    Waiting(DateTime<Utc>),
}

impl Refresh {
    /// Does a round of the work that is due.
    #[tracing::instrument(target = "trackml::work", name = "refresh.work", skip_all)]
    pub async fn work(&self) -> Result<Round, RepositoryError> {
        let now = self.clock.now();
        if let Some(wait) = self.hub.quota().and_then(kept_for_people) {
            let until = now + TimeDelta::from_std(wait).unwrap_or(LEASE);
            self.runs.wait_until(until).await?;
            return Ok(Round::Waiting(until));
        }
        let claimed = self.runs.claim(now, now + LEASE, AT_ONCE).await?;
        let worked = join_all(claimed.iter().map(|item| self.item(item))).await;
        worked.into_iter().collect::<Result<Vec<()>, _>>()?;
        Ok(if claimed.is_empty() { Round::Idle } else { Round::Worked(claimed.len()) })
    }

    async fn item(&self, item: &ClaimedItem) -> Result<(), RepositoryError> {
        if !self.is_still_allowed(item).await? {
            self.runs.stop(item.workspace_id, self.clock.now()).await?;
            return Ok(());
        }
        let outcome = match self.one_of_run(item).await {
            Ok(outcome) => outcome,
            Err(RefreshError::Hub(HubError::RateLimited { retry_after })) => {
                let wait = TimeDelta::from_std(retry_after).unwrap_or(LEASE);
                let until = self.clock.now() + wait;
                count("put_off");
                self.runs.give_back(item, until, false).await?;
                return self.runs.wait_until(until).await;
            }
            Err(RefreshError::Hub(error)) if may_pass(&error) && item.tries + 1 < MAX_TRIES => {
                let wait = FIRST_WAIT * 2_i32.pow(item.tries);
                count("put_off");
                return self.runs.give_back(item, self.clock.now() + wait, true).await;
            }
            Err(RefreshError::Repository(error)) => return Err(error),
            Err(error) => {
                tracing::info!(model = item.model_id.get(), %error, "not refreshed");
                ItemOutcome::Failed
            }
        };
        self.runs.settle(item, outcome, self.clock.now()).await?;
        count(if outcome == ItemOutcome::Failed { "failed" } else { "done" });
        Ok(())
    }

    /// Whether the person who began the run may still write there.
    async fn is_still_allowed(&self, item: &ClaimedItem) -> Result<bool, RepositoryError> {
        let Some(by) = item.by else { return Ok(false) };
        let role = self.workspaces.role(item.workspace_id, by).await?;
        Ok(role.is_some_and(|role| role >= Role::Editor))
    }

    async fn one_of_run(&self, item: &ClaimedItem) -> Result<ItemOutcome, RefreshError> {
        let here = |model: &trackml_domain::model::Model| {
            model.deleted_at.is_none() && model.workspace_id == item.workspace_id
        };
        let Some(model) = self.models.find(item.model_id).await?.filter(here) else {
            return Ok(ItemOutcome::Same);
        };
        let Some(facts) = &model.hub else { return Ok(ItemOutcome::Same) };
        let said = self.ask(facts).await?;
        // Nobody looked at it: the history says that TrackML acted by itself.
        let stamp = Stamp { by: None, at: self.clock.now() };
        let (_, done) = self.store(model, &said, &RefreshChoice::default(), stamp).await?;
        Ok(match said {
            super::apply::Said::Gone => ItemOutcome::Gone,
            super::apply::Said::Facts(..) if done.change.events.is_empty() => ItemOutcome::Same,
            super::apply::Said::Facts(..) => ItemOutcome::Changed,
        })
    }
}

/// Counts what became of a record's turn.
fn count(outcome: &'static str) {
    counter!("trackml_jobs_total", "task" => "refresh", "outcome" => outcome).increment(1);
}

/// How long to wait where what is left of the quota is for people: a fifth of it.
fn kept_for_people(quota: HubQuota) -> Option<Duration> {
    let kept = quota.limit.map_or(LEFT_FOR_PEOPLE, |limit| limit / 5);
    (quota.remaining <= kept).then_some(quota.resets_in)
}

/// Whether another try may succeed.
fn may_pass(error: &HubError) -> bool {
    matches!(
        error,
        HubError::Unavailable { .. }
            | HubError::Unreachable { .. }
            | HubError::TimedOut { .. }
            | HubError::Unreadable { .. }
    )
}
