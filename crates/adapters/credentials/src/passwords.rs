//! Passwords, by argon2id.

use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};
use std::num::NonZeroUsize;
use std::sync::Arc;
use tokio::sync::Semaphore;
use trackml_ports::{HashingError, PasswordHash, PasswordHasher};

/// Memory in KiB, passes and lanes: the first choice of OWASP's Password Storage Cheat Sheet for argon2id.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Hashes passwords by argon2id on a bounded number of blocking threads: each hash takes 19 MiB, so a flood of logins
/// must wait its turn instead of taking all memory.
pub struct Argon2Passwords {
    argon2: Argon2<'static>,
    turns: Arc<Semaphore>,
    /// The hash of a password that nobody has, checked where there is no account, for the same work.
    decoy: String,
}

impl Argon2Passwords {
    /// Prepares hashing with as many at once as there are cores.
    ///
    /// # Errors
    /// [`HashingError`] where the system gives no randomness.
    pub fn new() -> Result<Self, HashingError> {
        let (memory, passes, lanes) = COST;
        let params = Params::new(memory, passes, lanes, None).map_err(failed)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = argon2.hash_password(b"a password that nobody has").map_err(failed)?.to_string();
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Ok(Self { argon2, turns: Arc::new(Semaphore::new(cores)), decoy })
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> Result<T, HashingError> + Send + 'static,
    ) -> Result<T, HashingError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(failed)?;
        let argon2 = self.argon2.clone();
        // The turn is held by the work itself: a caller that goes away does not make room for another hash.
        let hashed = tokio::task::spawn_blocking(move || {
            let outcome = work(&argon2);
            drop(turn);
            outcome
        });
        hashed.await.map_err(failed)?
    }
}

fn failed(error: impl std::fmt::Display) -> HashingError {
    HashingError(error.to_string())
}

#[async_trait]
impl PasswordHasher for Argon2Passwords {
    async fn hash(&self, password: SecretString) -> Result<PasswordHash, HashingError> {
        self.in_turn(move |argon2| {
            let hash = argon2.hash_password(password.expose_secret().as_bytes()).map_err(failed)?;
            Ok(PasswordHash::new(hash.to_string()))
        })
        .await
    }

    async fn verify(&self, password: SecretString, hash: Option<PasswordHash>) -> Result<bool, HashingError> {
        let exists = hash.is_some();
        let stored = hash.map_or_else(|| self.decoy.clone(), |hash| hash.as_str().to_owned());
        self.in_turn(move |argon2| {
            let matches = Phc::new(&stored).is_ok_and(|stored| {
                argon2.verify_password(password.expose_secret().as_bytes(), &stored).is_ok()
            });
            Ok(exists && matches)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> SecretString {
        text.into()
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_another_is_not() {
        let passwords = Argon2Passwords::new().unwrap();
        let hash = passwords.hash(secret("correct horse")).await.unwrap();
        assert!(passwords.verify(secret("correct horse"), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify(secret("correct house"), Some(hash)).await.unwrap());
    }

    #[tokio::test]
    async fn the_hash_is_argon2id_at_the_recommended_cost_with_a_fresh_salt() {
        let passwords = Argon2Passwords::new().unwrap();
        let first = passwords.hash(secret("x")).await.unwrap();
        let second = passwords.hash(secret("x")).await.unwrap();
        assert!(first.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_ne!(first.as_str(), second.as_str());
    }

    #[tokio::test]
    async fn without_an_account_nothing_matches_not_even_the_decoy() {
        let passwords = Argon2Passwords::new().unwrap();
        assert!(!passwords.verify(secret("a password that nobody has"), None).await.unwrap());
    }

    #[tokio::test]
    async fn an_unreadable_hash_matches_nothing() {
        let passwords = Argon2Passwords::new().unwrap();
        assert!(!passwords.verify(secret("x"), Some(PasswordHash::new("plain".into()))).await.unwrap());
    }

    #[test]
    fn a_hash_is_never_printed() {
        assert_eq!(format!("{:?}", PasswordHash::new("$argon2id$secret".into())), "PasswordHash([REDACTED])");
    }
}
