//! Passwords, by argon2id, and how soon they are guessed, by zxcvbn.

use crate::hashing_pool::HashingPool;
use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};
use trackml_ports::{HashingError, PasswordHash, PasswordHasher, Weakness};
use zxcvbn::feedback::Feedback;
use zxcvbn::{Score, zxcvbn};

/// Memory in KiB, passes and lanes: the first choice of OWASP's Password Storage Cheat Sheet for argon2id.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Hashes passwords by argon2id, each in 19 MiB, on a bounded number of threads.
pub struct Argon2Passwords {
    argon2: Argon2<'static>,
    pool: HashingPool,
    /// A hash that no known password gives, checked where there is no account, for the same work.
    decoy: String,
}

impl Argon2Passwords {
    /// Prepares hashing at the cost that OWASP names.
    ///
    /// # Errors
    /// [`HashingError`] where the system gives no threads.
    pub fn new() -> Result<Self, HashingError> {
        Self::at_cost(COST)
    }

    fn at_cost((memory, passes, lanes): (u32, u32, u32)) -> Result<Self, HashingError> {
        let params = Params::new(memory, passes, lanes, None).map_err(failed)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let (salt, hash) = ("A".repeat(22), "A".repeat(43));
        let decoy = format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}");
        Ok(Self { argon2, pool: HashingPool::new()?, decoy })
    }
}

fn failed(error: impl std::fmt::Display) -> HashingError {
    HashingError::Failed(error.to_string())
}

#[async_trait]
impl PasswordHasher for Argon2Passwords {
    async fn hash(&self, password: SecretString) -> Result<PasswordHash, HashingError> {
        let argon2 = self.argon2.clone();
        self.pool
            .run(move || {
                let hash = argon2.hash_password(password.expose_secret().as_bytes()).map_err(failed)?;
                Ok(PasswordHash::new(hash.to_string()))
            })
            .await?
    }

    async fn verify(&self, password: SecretString, hash: Option<PasswordHash>) -> Result<bool, HashingError> {
        let exists = hash.is_some();
        let stored = hash.map_or_else(|| self.decoy.clone(), |hash| hash.as_str().to_owned());
        let argon2 = self.argon2.clone();
        self.pool
            .run(move || {
                let matches = Phc::new(&stored).is_ok_and(|stored| {
                    argon2.verify_password(password.expose_secret().as_bytes(), &stored).is_ok()
                });
                exists && matches
            })
            .await
    }

    fn is_outdated(&self, hash: &PasswordHash) -> bool {
        let Ok(stored) = Phc::new(hash.as_str()) else { return true };
        let ours = self.argon2.params();
        let cost = Params::try_from(&stored);
        stored.algorithm.as_str() != "argon2id"
            || cost.map_or(true, |cost| {
                cost.m_cost() < ours.m_cost()
                    || cost.t_cost() < ours.t_cost()
                    || cost.p_cost() < ours.p_cost()
            })
    }

    async fn weakness(
        &self,
        password: SecretString,
        about: Vec<String>,
    ) -> Result<Option<Weakness>, HashingError> {
        self.pool
            .run(move || {
                let about: Vec<&str> = about.iter().map(String::as_str).collect();
                let estimate = zxcvbn(password.expose_secret(), &about);
                // Three is below a hundred million guesses no more (zxcvbn's own scale).
                (estimate.score() < Score::Three).then(|| {
                    let feedback = estimate.feedback();
                    let suggestions = feedback.map(Feedback::suggestions).unwrap_or_default();
                    Weakness {
                        warning: feedback.and_then(Feedback::warning).map(|said| said.to_string()),
                        suggestions: suggestions.iter().map(ToString::to_string).collect(),
                    }
                })
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

    #[tokio::test]
    async fn a_hash_of_a_lower_cost_is_outdated_and_still_known() {
        let (weaker, passwords) =
            (Argon2Passwords::at_cost((8_192, 1, 1)).unwrap(), Argon2Passwords::new().unwrap());
        let (old, new) =
            (weaker.hash(secret("x")).await.unwrap(), passwords.hash(secret("x")).await.unwrap());
        assert!(passwords.is_outdated(&old) && !passwords.is_outdated(&new) && !weaker.is_outdated(&new));
        assert!(passwords.verify(secret("x"), Some(old)).await.unwrap());
        assert!(passwords.is_outdated(&PasswordHash::new("plain".into())));
    }

    async fn weakness(password: &str) -> Option<Weakness> {
        let about = vec!["lovelace".to_owned(), "ada@analytical.example".to_owned()];
        Argon2Passwords::new().unwrap().weakness(secret(password), about).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_guessed_soon_is_weak_and_told_how_to_do_better() {
        for password in
            ["password1", "qwertyuiop", "11111111", "lovelace", "lovelace1815", "ada@analytical.example"]
        {
            let weakness = weakness(password).await.unwrap_or_else(|| panic!("{password} passed"));
            assert!(!weakness.suggestions.is_empty(), "{password}");
        }
    }

    #[tokio::test]
    async fn what_is_not_guessed_soon_may_be_chosen_in_any_script() {
        let long: String = (1_u64..=128).map(|n| char::from(b'!' + (n * n * 7_919 % 93) as u8)).collect();
        for password in ["correct-horse-battery", "жук-гладит-облако", "🦀🦞🦐 am Strand", &long]
        {
            assert_eq!(weakness(password).await, None, "{password}");
        }
    }

    #[test]
    fn a_hash_is_never_printed() {
        assert_eq!(format!("{:?}", PasswordHash::new("$argon2id$secret".into())), "PasswordHash([REDACTED])");
    }
}
