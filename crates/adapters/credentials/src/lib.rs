//! argon2 and signed tokens behind the `PasswordHasher` and `TokenSigner` ports.

mod passwords;
mod tokens;

pub use passwords::Argon2Passwords;
pub use tokens::{JwtTokens, KeyTooShort};
