//! API tokens: what a person gives a program instead of their password.

use super::{Accounts, AccountsError, digest};
use crate::Caller;
use crate::audit::Note;
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::audit::AuditKind;
use trackml_domain::id::ApiTokenId;
use trackml_domain::text::TokenName;
use trackml_domain::token::{ApiToken, Scope};
use trackml_ports::NewApiToken;

/// How every token begins, so that people and scanners know one when they see it.
pub const TOKEN_PREFIX: &str = "tml_";

/// The most tokens that a person may have.
pub const MAX_TOKENS: u32 = 50;

/// How long a token is good, unless another end is asked for.
pub const DEFAULT_TOKEN_LIFE: TimeDelta = TimeDelta::days(90);

/// How long a token is good at most.
pub const MAX_TOKEN_LIFE: TimeDelta = TimeDelta::days(366);

/// How much of a token is kept to tell it from others: 32 of its 256 bits.
const HINT_CHARS: usize = TOKEN_PREFIX.len() + 8;

/// A token that a person asks for.
#[derive(Clone, Debug)]
pub struct IssueToken {
    /// What it is to be called.
    pub name: TokenName,
    /// What it may do.
    pub scope: Scope,
    /// How long it is to be good, at most [`MAX_TOKEN_LIFE`].
    pub life: TimeDelta,
}

/// A token with its secret, which is shown this once.
#[derive(Clone, Debug)]
pub struct IssuedToken {
    /// The token.
    pub token: ApiToken,
    /// What a program sends.
    pub secret: SecretString,
}

impl Accounts {
    /// Makes a token.
    #[tracing::instrument(target = "trackml::work", name = "accounts.issue_token", skip_all)]
    pub async fn issue_token(&self, caller: &Caller, ask: IssueToken) -> Result<IssuedToken, AccountsError> {
        let at: DateTime<Utc> = self.clock.now();
        let secret = format!("{TOKEN_PREFIX}{}", self.secrets.secret()?.expose_secret());
        let new = NewApiToken {
            user_id: caller.user().id,
            name: ask.name,
            hint: secret.chars().take(HINT_CHARS).collect(),
            digest: digest(&secret),
            scope: ask.scope,
            at,
            expires_at: at + ask.life.min(MAX_TOKEN_LIFE),
        };
        let token = self.api_tokens.issue(new, MAX_TOKENS).await?;
        let token = token.ok_or(AccountsError::TooManyTokens { most: MAX_TOKENS })?;
        let note = Note::by(AuditKind::TokenIssued, caller);
        self.audit.note(note.with("token", token.id).with("scope", token.scope)).await;
        Ok(IssuedToken { token, secret: secret.into() })
    }

    /// The caller's tokens, the latest first.
    #[tracing::instrument(target = "trackml::work", name = "accounts.tokens", skip_all)]
    pub async fn tokens(&self, caller: &Caller) -> Result<Vec<ApiToken>, AccountsError> {
        Ok(self.api_tokens.of_user(caller.user().id).await?)
    }

    /// Revokes one of the caller's tokens.
    #[tracing::instrument(target = "trackml::work", name = "accounts.revoke_token", skip_all)]
    pub async fn revoke_token(&self, caller: &Caller, id: ApiTokenId) -> Result<(), AccountsError> {
        if !self.api_tokens.revoke(caller.user().id, id).await? {
            return Err(AccountsError::NoSuchToken);
        }
        self.known.forget();
        self.audit.note(Note::by(AuditKind::TokenRevoked, caller).with("token", id)).await;
        Ok(())
    }
}
