//! Tokens that can be read with the bare eye.

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde_json::{Value, json};
use std::hash::{DefaultHasher, Hash, Hasher};
use trackml_domain::id::UserId;
use trackml_ports::{AccessClaims, SessionId, TokenError, TokenSigner};

/// Writes what a token states as JSON text behind a checksum that depends on the key. For tests only: anybody can
/// forge one.
#[derive(Clone, Debug, Default)]
pub struct PlainTokens {
    key: String,
}

impl PlainTokens {
    /// A signer of another key than [`PlainTokens::default`]'s.
    pub fn with_key(key: &str) -> Self {
        Self { key: key.to_owned() }
    }

    fn seal(&self, claims: &str) -> String {
        let mut hasher = DefaultHasher::new();
        (&self.key, claims).hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

impl TokenSigner for PlainTokens {
    fn sign(&self, claims: &AccessClaims) -> Result<SecretString, TokenError> {
        let claims = json!({
            "user_id": claims.user_id.get(),
            "session_id": claims.session_id.as_str(),
            "issued_at": claims.issued_at.timestamp(),
            "expires_at": claims.expires_at.timestamp(),
        })
        .to_string();
        Ok(format!("{}.{claims}", self.seal(&claims)).into())
    }

    fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<AccessClaims, TokenError> {
        let claims = token
            .split_once('.')
            .filter(|(seal, claims)| *seal == self.seal(claims))
            .and_then(|(_, claims)| read(&serde_json::from_str(claims).ok()?))
            .ok_or(TokenError::Invalid)?;
        if now < claims.expires_at { Ok(claims) } else { Err(TokenError::Expired) }
    }
}

fn read(claims: &Value) -> Option<AccessClaims> {
    let number = |name: &str| claims.get(name)?.as_i64();
    Some(AccessClaims {
        user_id: UserId::from(number("user_id")?),
        session_id: SessionId::new(claims.get("session_id")?.as_str()?.to_owned()),
        issued_at: DateTime::from_timestamp(number("issued_at")?, 0)?,
        expires_at: DateTime::from_timestamp(number("expires_at")?, 0)?,
    })
}
