//! Secrets that can be foreseen.

use secrecy::SecretString;
use std::sync::atomic::{AtomicU64, Ordering};
use trackml_ports::{HashingError, SecretSource};

/// Secrets that are counted up, of the right length. For tests only.
#[derive(Debug, Default)]
pub struct CountedSecrets(AtomicU64);

impl SecretSource for CountedSecrets {
    fn secret(&self) -> Result<SecretString, HashingError> {
        Ok(format!("{:064x}", self.0.fetch_add(1, Ordering::Relaxed)).into())
    }
}
