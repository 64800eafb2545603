//! Making an account.

use super::session::SessionError;
use super::{Accounts, Password, SignedIn};
use trackml_domain::account::{Email, Username};
use trackml_ports::{HashingError, NewUser, RegisterError as StoreError, RepositoryError, SessionId};

/// What a person who registers has written.
#[derive(Clone, Debug)]
pub struct RegisterCommand {
    /// The name that others see.
    pub username: Username,
    /// The address.
    pub email: Email,
    /// The password.
    pub password: Password,
}

/// Why an account was not made.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// Another account has this name.
    #[error("this username is taken")]
    UsernameTaken,
    /// Another account has this address.
    #[error("this email address is taken")]
    EmailTaken,
    /// The password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// The account was made, the session not.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<StoreError> for RegisterError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::UsernameTaken => Self::UsernameTaken,
            StoreError::EmailTaken => Self::EmailTaken,
            StoreError::Repository(error) => Self::Repository(error),
        }
    }
}

impl Accounts {
    /// Makes an account with its personal workspace, and signs the person in.
    pub async fn register(
        &self,
        command: RegisterCommand,
        session: SessionId,
    ) -> Result<SignedIn, RegisterError> {
        let password_hash = self.passwords.hash(command.password.into_secret()).await?;
        let (username, email) = (command.username, command.email);
        let user =
            self.users.register(NewUser { username, email, password_hash, at: self.clock.now() }).await?;
        Ok(self.begin_session(user, session).await?)
    }
}
