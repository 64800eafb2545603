//! Passwords without the cost of hashing them.

use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};
use std::sync::atomic::{AtomicU64, Ordering};
use trackml_ports::{HashingError, PasswordHash, PasswordHasher, Weakness};

/// Keeps passwords as they are behind a prefix and a salt that is counted up: `$plain$1$secret`. `password` and the
/// words that a person is known by are weak. For tests only.
#[derive(Debug, Default)]
pub struct PlainPasswords {
    salt: AtomicU64,
}

#[async_trait]
impl PasswordHasher for PlainPasswords {
    async fn hash(&self, password: SecretString) -> Result<PasswordHash, HashingError> {
        let salt = self.salt.fetch_add(1, Ordering::Relaxed);
        Ok(PasswordHash::new(format!("$plain${salt}${}", password.expose_secret())))
    }

    async fn verify(&self, password: SecretString, hash: Option<PasswordHash>) -> Result<bool, HashingError> {
        let kept = hash.as_ref().and_then(|hash| hash.as_str().strip_prefix("$plain$")?.split_once('$'));
        Ok(kept.is_some_and(|(_salt, kept)| kept == password.expose_secret()))
    }

    fn is_outdated(&self, hash: &PasswordHash) -> bool {
        !hash.as_str().starts_with("$plain$")
    }

    async fn weakness(
        &self,
        password: SecretString,
        about: Vec<String>,
    ) -> Result<Option<Weakness>, HashingError> {
        let password = password.expose_secret();
        let weak = password == "password" || about.iter().any(|word| word == password);
        Ok(weak.then(|| Weakness { warning: Some("a guess".to_owned()), suggestions: Vec::new() }))
    }
}
