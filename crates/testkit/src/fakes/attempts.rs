//! `AttemptRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use trackml_domain::throttle::{Attempts, Rule};
use trackml_ports::{AttemptRepository, RepositoryError};

#[async_trait]
impl AttemptRepository for InMemoryDatabase {
    async fn attempt(
        &self,
        buckets: Vec<(String, Rule)>,
        now: DateTime<Utc>,
    ) -> Result<Option<TimeDelta>, RepositoryError> {
        let mut state = self.lock();
        let after = |(name, rule): &(String, Rule)| {
            Attempts::one_more(state.attempts_at.get(name).copied(), rule, now)
        };
        let outcomes: Vec<_> = buckets.iter().map(after).collect();
        let wait = outcomes.iter().filter_map(|outcome| outcome.err()).max();
        if wait.is_none() {
            for ((name, _), attempts) in buckets.into_iter().zip(outcomes) {
                state.attempts_at.insert(name, attempts.unwrap());
            }
        }
        Ok(wait)
    }

    async fn succeeded(&self, forget: Vec<String>, refund: Vec<String>) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        state.attempts_at.retain(|name, _| !forget.contains(name));
        for name in refund {
            state.attempts_at.entry(name).and_modify(|attempts| *attempts = attempts.one_less());
        }
        Ok(())
    }
}
