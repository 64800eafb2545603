//! Knowing a person by their token.

use super::known::{Acquaintance, Key};
use super::{Accounts, TOKEN_PREFIX, digest};
use crate::Caller;
use crate::caller::Credential;
use crate::client::Client;
use chrono::{DateTime, TimeDelta, Utc};
use trackml_domain::id::ApiTokenId;
use trackml_ports::{RepositoryError, TokenError};

/// Why a token does not stand for anybody.
#[derive(Debug, thiserror::Error)]
pub enum AuthenticateError {
    /// It has expired, is not ours, or was changed.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// Its session has been ended, or the account cannot be used.
    #[error("the session has ended")]
    SessionEnded,
    /// The API token is unknown, was revoked or has run out, or the account cannot be used.
    #[error("the API token is not valid")]
    ApiToken,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// The use of an API token is noted once in so long.
const USE_NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

impl Accounts {
    /// The person for whom an access token or an API token stands.
    #[tracing::instrument(target = "trackml::work", name = "accounts.authenticate", skip_all)]
    pub async fn authenticate(&self, token: &str, client: Client) -> Result<Caller, AuthenticateError> {
        let now = self.clock.now();
        let acquaintance = if token.starts_with(TOKEN_PREFIX) {
            self.by_api_token(token, now).await?
        } else {
            self.by_session(token, now).await?
        };
        let Acquaintance { user, personal_workspace, credential, .. } = acquaintance;
        Ok(Caller::new(user, personal_workspace, credential, client))
    }

    async fn by_session(&self, token: &str, now: DateTime<Utc>) -> Result<Acquaintance, AuthenticateError> {
        let claims = self.tokens.verify(token, now)?;
        let key = Key::Session(claims.session_id.clone());
        let known = self.known.get(&key, now);
        if let Some(known) = known.filter(|known| known.user.id == claims.user_id) {
            return Ok(known);
        }
        let age = self.known.age();
        let session = self.sessions.active(&claims.session_id, now).await?;
        let session = session.filter(|session| session.user.id == claims.user_id);
        let session = session.ok_or(AuthenticateError::SessionEnded)?;
        let acquaintance = Acquaintance {
            user: session.user,
            personal_workspace: session.personal_workspace,
            credential: Credential::Session(claims.session_id),
            expires_at: session.expires_at,
        };
        self.known.keep(key, acquaintance.clone(), now, age);
        Ok(acquaintance)
    }

    async fn by_api_token(&self, token: &str, now: DateTime<Utc>) -> Result<Acquaintance, AuthenticateError> {
        let digest = digest(token);
        let key = Key::Token(digest.clone());
        if let Some(known) = self.known.get(&key, now) {
            return Ok(known);
        }
        let age = self.known.age();
        let found = self.api_tokens.active(&digest, now).await?.ok_or(AuthenticateError::ApiToken)?;
        self.note_use(found.id, found.last_used_at, now).await;
        let acquaintance = Acquaintance {
            user: found.user,
            personal_workspace: found.personal_workspace,
            credential: Credential::ApiToken(found.id, found.scope),
            expires_at: found.expires_at,
        };
        self.known.keep(key, acquaintance.clone(), now, age);
        Ok(acquaintance)
    }

    /// A read that succeeds is not refused because its time could not be written down.
    async fn note_use(&self, id: ApiTokenId, last: Option<DateTime<Utc>>, now: DateTime<Utc>) {
        if last.is_some_and(|last| now - last < USE_NOTED_EVERY) {
            return;
        }
        if let Err(error) = self.api_tokens.used(id, now).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the use of an API token was not noted");
        }
    }
}
