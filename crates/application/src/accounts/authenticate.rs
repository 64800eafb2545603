//! Knowing a person by their token.

use super::Accounts;
use crate::Caller;
use trackml_ports::{RepositoryError, SessionId, TokenError};

/// Why a token does not stand for anybody.
#[derive(Debug, thiserror::Error)]
pub enum AuthenticateError {
    /// It has expired, is not ours, or was changed.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// Its session has been ended.
    #[error("the session has ended")]
    SessionEnded,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl Accounts {
    /// The person for whom a token stands, and the session that it belongs to.
    pub async fn authenticate(&self, token: &str) -> Result<(Caller, SessionId), AuthenticateError> {
        let now = self.clock.now();
        let claims = self.tokens.verify(token, now)?;
        let session = self.sessions.active(&claims.session_id, now).await?;
        let session = session.filter(|session| session.user.id == claims.user_id);
        let session = session.ok_or(AuthenticateError::SessionEnded)?;
        Ok((Caller::new(session.user, session.personal_workspace), claims.session_id))
    }
}
