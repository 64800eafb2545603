//! Secrets that nobody can foresee.

use secrecy::SecretString;
use trackml_ports::{HashingError, SecretSource};

/// Secrets of the system's randomness.
pub struct RandomSecrets;

impl SecretSource for RandomSecrets {
    fn secret(&self) -> Result<SecretString, HashingError> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| HashingError::Failed(error.to_string()))?;
        Ok(hex::encode(bytes).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;
    use std::collections::HashSet;

    #[test]
    fn secrets_are_64_digits_and_never_the_same() {
        let secrets: HashSet<String> =
            (0..1_000).map(|_| RandomSecrets.secret().unwrap().expose_secret().to_owned()).collect();
        assert_eq!(secrets.len(), 1_000);
        assert!(secrets.iter().all(|secret| secret.len() == 64 && hex::decode(secret).is_ok()));
    }
}
