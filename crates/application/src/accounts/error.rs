//! Why something was not done with an account.

use super::PasswordError;
use crate::access::AccessError;
use std::time::Duration;
use trackml_ports::{AccountChangeError, HashingError, RepositoryError, TokenError, Weakness};

/// Why something was not done with an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// No such account, another password, or an account that was shut: the answer does not tell which.
    #[error("the email address or the password is wrong")]
    WrongCredentials,
    /// The password that a person was asked for again is another.
    #[error("the password is wrong")]
    WrongPassword,
    /// Tried too often.
    #[error("too many attempts; try again in {} s", .wait.as_secs())]
    TooManyAttempts {
        /// How long to wait.
        wait: Duration,
    },
    /// Nobody may register here.
    #[error("accounts are made by the operator of this installation")]
    RegistrationClosed,
    /// Only who was invited may register here.
    #[error("an invitation is needed to register here")]
    InvitationNeeded,
    /// The invitation is unknown, has lapsed, or was made for another address or name.
    #[error("the invitation is not valid for this address or name")]
    InvitationInvalid,
    /// Another account has the name or the address: the answer does not tell which.
    #[error("this username or email address is taken")]
    Taken,
    /// The password has the wrong length.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The password is guessed too soon.
    #[error("the password is too easy to guess")]
    Weak(Weakness),
    /// The refresh token is unknown, was used up, or its session is over.
    #[error("the session has ended")]
    SessionEnded,
    /// The person has as many tokens as they may.
    #[error("you have {most} API tokens, which is as many as there may be")]
    TooManyTokens {
        /// How many there may be.
        most: u32,
    },
    /// There is no such account.
    #[error("there is no such account")]
    NotFound,
    /// The person has no such session.
    #[error("there is no such session")]
    NoSuchSession,
    /// The person has no such API token.
    #[error("there is no such API token")]
    NoSuchToken,
    /// The caller may not.
    #[error("this is for administrators")]
    Forbidden,
    /// Others would be left in workspaces that nobody decides on.
    #[error("other members would be left without an owner in: {}", .workspaces.join(", "))]
    SoleOwner {
        /// Their names.
        workspaces: Vec<String>,
    },
    /// Nobody could look after the installation any more.
    #[error("this is the last administrator")]
    LastAdministrator,
    /// A password could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// A token could not be signed.
    #[error("the token could not be signed")]
    Signing(#[from] TokenError),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<AccountChangeError> for AccountsError {
    fn from(error: AccountChangeError) -> Self {
        match error {
            AccountChangeError::NotFound => Self::NotFound,
            AccountChangeError::LastAdministrator => Self::LastAdministrator,
            AccountChangeError::SoleOwner { workspaces } => Self::SoleOwner { workspaces },
            AccountChangeError::Repository(error) => Self::Repository(error),
        }
    }
}

impl From<trackml_ports::RegisterError> for AccountsError {
    fn from(error: trackml_ports::RegisterError) -> Self {
        use trackml_ports::RegisterError;
        match error {
            RegisterError::UsernameTaken | RegisterError::EmailTaken => Self::Taken,
            RegisterError::Repository(error) => Self::Repository(error),
        }
    }
}

impl From<AccessError> for AccountsError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Repository(error) => Self::Repository(error),
            _ => Self::Forbidden,
        }
    }
}
