//! argon2 and signed tokens behind the PasswordHasher and TokenSigner ports.
