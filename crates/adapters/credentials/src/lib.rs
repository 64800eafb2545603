//! argon2, signed tokens and random secrets behind the `PasswordHasher`, `TokenSigner` and `SecretSource` ports.

mod hashing_pool;
mod passwords;
mod secrets;
mod tokens;

pub use passwords::Argon2Passwords;
pub use secrets::RandomSecrets;
pub use tokens::{JwtTokens, KeyTooShort};
