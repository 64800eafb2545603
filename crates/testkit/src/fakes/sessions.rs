//! `SessionRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_ports::{ActiveSession, RepositoryError, Session, SessionId, SessionRepository};

#[async_trait]
impl SessionRepository for InMemoryDatabase {
    async fn open(&self, session: Session) -> Result<(), RepositoryError> {
        self.lock().sessions.insert(session.id.clone(), session);
        Ok(())
    }

    async fn active(
        &self,
        id: &SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError> {
        let state = self.lock();
        let active = state.sessions.get(id).filter(|session| now < session.expires_at).and_then(|session| {
            let stored = state.users.iter().find(|stored| stored.user.id == session.user_id)?;
            let personal_workspace = *state.personal.get(&session.user_id)?;
            Some(ActiveSession { user: stored.user.clone(), personal_workspace })
        });
        Ok(active)
    }

    async fn end(&self, id: &SessionId, _at: DateTime<Utc>) -> Result<(), RepositoryError> {
        self.lock().sessions.remove(id);
        Ok(())
    }
}
