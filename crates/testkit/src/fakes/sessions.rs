//! `SessionRepository` in memory.

use super::database::{InMemoryDatabase, KeptSession, State};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::account::Standing;
use trackml_domain::id::UserId;
use trackml_ports::{
    ActiveSession, RepositoryError, Rotated, Rotation, SecretDigest, Session, SessionId, SessionRepository,
};

#[async_trait]
impl SessionRepository for InMemoryDatabase {
    async fn open(&self, session: Session, refresh: SecretDigest) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        state.refresh.insert(refresh, (session.id.clone(), None));
        state.sessions.insert(session.id.clone(), KeptSession { session, ended_at: None });
        Ok(())
    }

    async fn active(
        &self,
        id: &SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError> {
        Ok(self.lock().active(id, now))
    }

    async fn rotate(&self, rotation: Rotation) -> Result<Rotated, RepositoryError> {
        let mut state = self.lock();
        let Some((id, used_at)) = state.refresh.get(&rotation.shown).cloned() else {
            return Ok(Rotated::Unknown);
        };
        let Some(active) = state.active(&id, rotation.now) else { return Ok(Rotated::Unknown) };
        let kept = state.sessions.get_mut(&id).unwrap();
        if used_at.is_some_and(|used_at| rotation.now - used_at > rotation.grace) {
            kept.ended_at = Some(rotation.now);
            return Ok(Rotated::Reused { session: id, user_id: active.user.id });
        }
        let session = &mut kept.session;
        session.last_seen_at = rotation.now;
        session.expires_at = (rotation.now + rotation.idle).min(session.created_at + rotation.longest);
        session.address = rotation.address;
        let expires_at = session.expires_at;
        let first_used = used_at.or(Some(rotation.now));
        state.refresh.insert(rotation.shown, (id.clone(), first_used));
        state.refresh.insert(rotation.next, (id, None));
        Ok(Rotated::Renewed(ActiveSession { expires_at, ..active }))
    }

    async fn of_refresh(
        &self,
        refresh: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError> {
        let state = self.lock();
        Ok(state.refresh.get(refresh).and_then(|(id, _)| state.active(id, now)))
    }

    async fn of_user(&self, user_id: UserId, now: DateTime<Utc>) -> Result<Vec<Session>, RepositoryError> {
        let state = self.lock();
        let mut sessions: Vec<Session> = state
            .sessions
            .values()
            .filter(|kept| kept.is_live(now) && kept.session.user_id == user_id)
            .map(|kept| kept.session.clone())
            .collect();
        sessions.sort_by_key(|session| (session.last_seen_at, session.id.as_str().to_owned()));
        sessions.reverse();
        Ok(sessions)
    }

    async fn end(&self, user_id: UserId, id: &SessionId, at: DateTime<Utc>) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        let kept =
            state.sessions.get_mut(id).filter(|kept| kept.session.user_id == user_id && kept.is_live(at));
        Ok(kept.map(|kept| kept.ended_at = Some(at)).is_some())
    }

    async fn end_all(
        &self,
        user_id: UserId,
        except: Option<SessionId>,
        at: DateTime<Utc>,
    ) -> Result<u64, RepositoryError> {
        let mut state = self.lock();
        let live = |kept: &&mut KeptSession| {
            kept.session.user_id == user_id && Some(&kept.session.id) != except.as_ref() && kept.is_live(at)
        };
        Ok(state.sessions.values_mut().filter(live).map(|kept| kept.ended_at = Some(at)).count() as u64)
    }
}

impl KeptSession {
    fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.ended_at.is_none() && now < self.session.expires_at
    }
}

impl State {
    fn active(&self, id: &SessionId, now: DateTime<Utc>) -> Option<ActiveSession> {
        let session = &self.sessions.get(id).filter(|kept| kept.is_live(now))?.session;
        let stored = self.users.iter().find(|stored| stored.user.id == session.user_id)?;
        let personal_workspace = *self.personal.get(&session.user_id)?;
        (stored.standing == Standing::Active).then(|| ActiveSession {
            id: id.clone(),
            expires_at: session.expires_at,
            user: stored.user.clone(),
            personal_workspace,
        })
    }
}
