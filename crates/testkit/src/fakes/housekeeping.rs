//! `Housekeeping` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_ports::{Horizon, Housekeeping, RepositoryError};

#[async_trait]
impl Housekeeping for InMemoryDatabase {
    async fn sweep(&self, horizon: Horizon) -> Result<u64, RepositoryError> {
        let mut state = self.lock();
        let count = |state: &super::database::State| {
            state.sessions.len()
                + state.invitations.len()
                + state.tokens.len()
                + state.attempts_at.len()
                + state.audit.len()
                + state.bulks.len()
                + state.models.len()
        };
        let before = count(&state);
        state.sessions.retain(|_, kept| {
            kept.session.expires_at > horizon.now
                && kept.ended_at.is_none_or(|ended_at| ended_at >= horizon.ended_before)
        });
        state.invitations.retain(|_, kept| kept.expires_at > horizon.now);
        state.tokens.retain(|_, kept| kept.token.expires_at >= horizon.ended_before);
        state.attempts_at.retain(|_, attempts| attempts.last_at >= horizon.attempts_before);
        state.audit.retain(|recorded| recorded.entry.at >= horizon.audit_before);
        state.bulks.retain(|_, kept| kept.bulk.expires_at > horizon.now);
        let over = |model: &Model| model.deleted_at.is_some_and(|at| at < horizon.trashed_before);
        let purged: Vec<ModelId> =
            state.models.values().filter(|model| over(model)).map(|model| model.id).collect();
        state.remove_models(&purged);
        Ok((before - count(&state)) as u64)
    }
}
