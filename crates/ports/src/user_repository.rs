//! Where accounts are kept.

use crate::{PasswordHash, RepositoryError};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::account::{Email, User, Username};

/// An account that is about to be made.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The name that others see.
    pub username: Username,
    /// The address.
    pub email: Email,
    /// The password's hash.
    pub password_hash: PasswordHash,
    /// When.
    pub at: DateTime<Utc>,
}

/// An account with what is needed to check its password.
#[derive(Clone, Debug)]
pub struct StoredUser {
    /// The account.
    pub user: User,
    /// The password's hash.
    pub password_hash: PasswordHash,
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
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// Where accounts are kept.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait UserRepository: Send + Sync {
    /// Makes an account.
    ///
    /// - MUST make the account, its personal workspace and its ownership of it, all or nothing.
    /// - MUST return [`RegisterError::UsernameTaken`] or [`RegisterError::EmailTaken`] where another account has the same
    ///   key, also when two calls run at once.
    async fn register(&self, new: NewUser) -> Result<User, RegisterError>;

    /// Finds an account by address or name.
    ///
    /// - MUST compare both without regard to case; `login` is already folded.
    async fn by_login(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError>;
}
