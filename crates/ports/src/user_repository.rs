//! Where accounts are kept.

use crate::{PasswordHash, RepositoryError};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::account::{Email, Standing, User, Username};
use trackml_domain::id::UserId;

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
    /// Whether it can be used.
    pub standing: Standing,
}

/// Why an account was not made or renamed.
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

/// Why an account was not changed or deleted.
#[derive(Debug, thiserror::Error)]
pub enum AccountChangeError {
    /// There is no such account.
    #[error("there is no such account")]
    NotFound,
    /// Nobody could look after the installation any more.
    #[error("this is the last administrator")]
    LastAdministrator,
    /// Workspaces with other members would be left without an owner.
    #[error("workspaces with other members would be left without an owner")]
    SoleOwner {
        /// Their names.
        workspaces: Vec<String>,
    },
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
    /// - MUST make the first account of all an administrator and no other, also when two calls run at once.
    async fn register(&self, new: NewUser) -> Result<User, RegisterError>;

    /// Finds an account by address or name.
    ///
    /// - MUST compare both by their keys; `login` is one already.
    /// - MUST find accounts that cannot be used, too.
    async fn by_login(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError>;

    /// Finds an account by its id.
    async fn by_id(&self, id: UserId) -> Result<Option<StoredUser>, RepositoryError>;

    /// Accounts by id, those after one where it is given.
    ///
    /// - MUST return at most `limit`, in the order in which they were made.
    async fn page(&self, after: Option<UserId>, limit: u16) -> Result<Vec<StoredUser>, RepositoryError>;

    /// Gives an account another name or address.
    ///
    /// - MUST change what is given and nothing else, and refuse what [`UserRepository::register`] refuses.
    /// - MUST return nothing where there is no such account.
    async fn rename(
        &self,
        id: UserId,
        username: Option<Username>,
        email: Option<Email>,
    ) -> Result<Option<User>, RegisterError>;

    /// Stores another password.
    ///
    /// - MUST replace the hash only while it is `expected`, where that is given: of two changes at once one is stored.
    /// - MUST return whether it was stored.
    async fn set_password(
        &self,
        id: UserId,
        hash: PasswordHash,
        expected: Option<PasswordHash>,
    ) -> Result<bool, RepositoryError>;

    /// Says whether an account can be used.
    ///
    /// - MUST return [`AccountChangeError::LastAdministrator`] and change nothing where no administrator whose account
    ///   can be used would be left, also when two calls run at once.
    async fn set_standing(&self, id: UserId, standing: Standing) -> Result<(), AccountChangeError>;

    /// Wakes an account that its person had put to rest.
    ///
    /// - MUST change nothing where it is not [`Standing::Deactivated`], also where it is being shut at once.
    /// - MUST return whether it did.
    async fn wake(&self, id: UserId) -> Result<bool, RepositoryError>;

    /// Makes a person an administrator, or none.
    ///
    /// - MUST return [`AccountChangeError::LastAdministrator`] as [`UserRepository::set_standing`] does.
    async fn set_admin(&self, id: UserId, is_admin: bool) -> Result<(), AccountChangeError>;

    /// Deletes an account with its sessions, tokens, memberships, its own workspace and every workspace in which there
    /// is nobody else.
    ///
    /// - MUST do it all or nothing.
    /// - MUST return [`AccountChangeError::SoleOwner`] and change nothing where a workspace with other members would be
    ///   left without an owner, also when roles change at once.
    /// - MUST leave the records of other workspaces and their history, without the person's id.
    async fn delete(&self, id: UserId) -> Result<(), AccountChangeError>;
}
