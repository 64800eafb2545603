//! Showing who one is.

use super::session::SessionError;
use super::{Accounts, SignedIn};
use secrecy::SecretString;
use trackml_domain::text::fold;
use trackml_ports::{HashingError, RepositoryError, SessionId, StoredUser};

/// Why a person was not let in.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// No such account, or another password: the answer does not tell which.
    #[error("the email address or the password is wrong")]
    WrongCredentials,
    /// The password could not be checked.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// The session could not be begun.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl Accounts {
    /// Signs a person in by email address or username.
    pub async fn login(
        &self,
        login: &str,
        password: SecretString,
        session: SessionId,
    ) -> Result<SignedIn, LoginError> {
        let stored = self.stored(login).await?;
        let hash = stored.as_ref().map(|stored| stored.password_hash.clone());
        // The password is checked even where there is no account: the time it takes tells nothing.
        let matches = self.passwords.verify(password, hash).await?;
        match stored {
            Some(stored) if matches => Ok(self.begin_session(stored.user, session).await?),
            _ => Err(LoginError::WrongCredentials),
        }
    }

    /// The account of an email address or a username. No account has a control character in either, and PostgreSQL
    /// takes no NUL byte in a text.
    pub(super) async fn stored(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError> {
        let login = login.trim();
        if login.chars().any(char::is_control) {
            return Ok(None);
        }
        self.users.by_login(&fold(login)).await
    }
}
