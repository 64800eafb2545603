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

/// The SHA-256 of a secret of 256 random bits, as hexadecimal digits: what is stored instead of the secret. A slow hash
/// would add nothing, since nobody can guess what was not chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SecretDigest(String);

impl SecretDigest {
    /// Takes a digest of 64 hexadecimal digits.
    pub fn new(hex: String) -> Self {
        Self(hex)
    }

    /// The digits, for the database.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Makes secrets that are given out once: refresh tokens, API tokens, codes.
#[cfg_attr(feature = "mocks", mockall::automock)]
pub trait SecretSource: Send + Sync {
    /// A new secret.
    ///
    /// - MUST hold 256 bits that nobody can foresee, as 64 hexadecimal digits.
    fn secret(&self) -> Result<SecretString, HashingError>;
}

/// Why a password could not be hashed or estimated.
#[derive(Debug, thiserror::Error)]
pub enum HashingError {
    /// Too many wait already: trying again a little later helps.
    #[error("too many passwords are being checked at once")]
    Busy,
    /// No memory, no randomness, or the process is shutting down.
    #[error("the password could not be hashed: {0}")]
    Failed(String),
}

/// Why a password is guessed too soon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weakness {
    /// What is wrong with it, for the person.
    pub warning: Option<String>,
    /// How to do better, for the person.
    pub suggestions: Vec<String>,
}

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

    /// Whether a hash was made at a lower cost than this hasher's, and should be made anew while the password is known.
    ///
    /// - MUST return false for a hash that this hasher has just made.
    fn is_outdated(&self, hash: &PasswordHash) -> bool;

    /// Estimates how soon a password is guessed.
    ///
    /// - MUST return a weakness for what is guessed within a hundred million attempts, with the words of `about` (the
    ///   person's own name and address) among the first that are tried.
    /// - MUST NOT block the calling thread.
    async fn weakness(
        &self,
        password: SecretString,
        about: Vec<String>,
    ) -> Result<Option<Weakness>, HashingError>;
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
