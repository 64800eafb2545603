//! `Housekeeping` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
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
        Ok((before - count(&state)) as u64)
    }
}
