//! `ApiTokenRepository` in memory.

use super::database::{InMemoryDatabase, KeptToken};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::account::Standing;
use trackml_domain::id::{ApiTokenId, UserId};
use trackml_domain::token::ApiToken;
use trackml_ports::{ActiveToken, ApiTokenRepository, NewApiToken, RepositoryError, SecretDigest};

#[async_trait]
impl ApiTokenRepository for InMemoryDatabase {
    async fn issue(&self, new: NewApiToken, most: u32) -> Result<Option<ApiToken>, RepositoryError> {
        let mut state = self.lock();
        let has = state.tokens.values().filter(|kept| kept.user_id == new.user_id).count();
        if has >= most as usize {
            return Ok(None);
        }
        let id = state.next_id();
        let token = ApiToken {
            id: id.into(),
            name: new.name,
            hint: new.hint,
            scope: new.scope,
            created_at: new.at,
            expires_at: new.expires_at,
            last_used_at: None,
        };
        let kept = KeptToken { token: token.clone(), digest: new.digest, user_id: new.user_id };
        state.tokens.insert(id, kept);
        Ok(Some(token))
    }

    async fn active(
        &self,
        digest: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveToken>, RepositoryError> {
        let state = self.lock();
        let good = |kept: &&KeptToken| kept.digest == *digest && kept.token.expires_at > now;
        let found = state.tokens.values().find(good).and_then(|kept| {
            let usable = |stored: &&trackml_ports::StoredUser| {
                stored.user.id == kept.user_id && stored.standing == Standing::Active
            };
            Some(ActiveToken {
                id: kept.token.id,
                scope: kept.token.scope,
                expires_at: kept.token.expires_at,
                last_used_at: kept.token.last_used_at,
                user: state.users.iter().find(usable)?.user.clone(),
                personal_workspace: *state.personal.get(&kept.user_id)?,
            })
        });
        Ok(found)
    }

    async fn used(&self, id: ApiTokenId, at: DateTime<Utc>) -> Result<(), RepositoryError> {
        if let Some(kept) = self.lock().tokens.get_mut(&id.get()) {
            kept.token.last_used_at = Some(at);
        }
        Ok(())
    }

    async fn of_user(&self, user_id: UserId) -> Result<Vec<ApiToken>, RepositoryError> {
        let state = self.lock();
        let theirs = state.tokens.values().rev().filter(|kept| kept.user_id == user_id);
        Ok(theirs.map(|kept| kept.token.clone()).collect())
    }

    async fn revoke(&self, user_id: UserId, id: ApiTokenId) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        let theirs = state.tokens.get(&id.get()).is_some_and(|kept| kept.user_id == user_id);
        Ok(theirs && state.tokens.remove(&id.get()).is_some())
    }
}
