//! Passwords and signed tokens.

use crate::SessionId;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use trackml_domain::id::UserId;

/// A password's hash in PHC form (`$argon2id$v=19$…`). Not printed: it can be attacked offline.
#[derive(Clone)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Takes a hash in PHC form.
    pub fn new(phc: String) -> Self {
        Self(phc)
    }

    /// The hash in PHC form, for the database.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash([REDACTED])")
    }
}

/// A password could not be hashed: no memory, no randomness, or the process is shutting down.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashingError(pub String);

/// Hashes passwords.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait PasswordHasher: Send + Sync {
    /// Hashes a password.
    ///
    /// - MUST use a fresh salt: the same password gives another hash each time.
    /// - MUST NOT block the calling thread, and MUST bound how many run at once.
    async fn hash(&self, password: SecretString) -> Result<PasswordHash, HashingError>;

    /// Whether a password is the one that was hashed.
    ///
    /// - MUST return false where `hash` is none, after the same work as where there is one: the time that a login takes
    ///   does not tell whether an account exists.
    /// - MUST return false where the hash cannot be read.
    async fn verify(&self, password: SecretString, hash: Option<PasswordHash>) -> Result<bool, HashingError>;
}

/// What an access token states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessClaims {
    /// Who.
    pub user_id: UserId,
    /// In which session.
    pub session_id: SessionId,
    /// Since when, in whole seconds.
    pub issued_at: DateTime<Utc>,
    /// Until when, in whole seconds.
    pub expires_at: DateTime<Utc>,
}

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It was ours and has run out.
    #[error("the token has expired")]
    Expired,
    /// It is not one of ours, or was changed.
    #[error("the token is not valid")]
    Invalid,
}

/// Signs access tokens and checks them.
#[cfg_attr(feature = "mocks", mockall::automock)]
pub trait TokenSigner: Send + Sync {
    /// Signs what a token states.
    fn sign(&self, claims: &AccessClaims) -> Result<SecretString, TokenError>;

    /// Reads a token.
    ///
    /// - MUST return what was signed, for tokens of the same key that have not run out at `now`.
    /// - MUST return [`TokenError::Expired`] at and after `expires_at`.
    /// - MUST return [`TokenError::Invalid`] for another key, another algorithm (`none` among them), and any changed byte.
    fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<AccessClaims, TokenError>;
}
