//! Beginning a session.

use super::Accounts;
use chrono::{SubsecRound, TimeDelta};
use secrecy::SecretString;
use trackml_domain::account::User;
use trackml_ports::{AccessClaims, RepositoryError, Session, SessionId, TokenError};

/// How long a session and its access token last.
pub const SESSION_LENGTH: TimeDelta = TimeDelta::hours(1);

/// A person who has just shown who they are.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The person.
    pub user: User,
    /// The token that stands for them.
    pub access_token: SecretString,
    /// How long it does.
    pub expires_in: TimeDelta,
}

/// A session could not be begun.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
    /// The token could not be signed.
    #[error("the token could not be signed")]
    Token(#[from] TokenError),
}

impl Accounts {
    pub(super) async fn begin_session(&self, user: User, id: SessionId) -> Result<SignedIn, SessionError> {
        let issued_at = self.clock.now().trunc_subsecs(0);
        let expires_at = issued_at + SESSION_LENGTH;
        let session = Session { id: id.clone(), user_id: user.id, created_at: issued_at, expires_at };
        self.sessions.open(session).await?;
        let claims = AccessClaims { user_id: user.id, session_id: id, issued_at, expires_at };
        Ok(SignedIn { user, access_token: self.tokens.sign(&claims)?, expires_in: SESSION_LENGTH })
    }
}
