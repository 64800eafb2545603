//! Access tokens: JSON Web Tokens, signed by HMAC-SHA-256.

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use trackml_domain::id::UserId;
use trackml_ports::{AccessClaims, SessionId, TokenError, TokenSigner};

/// Who issues the tokens, and for whom: a token of another service of the same key is refused.
const ISSUER: &str = "trackml";

/// Signs access tokens with one key and one algorithm, and reads those of earlier keys besides.
pub struct JwtTokens {
    signing: EncodingKey,
    key_id: String,
    /// By the name that a token's header gives its key.
    checking: HashMap<String, DecodingKey>,
    validation: Validation,
}

/// The key is shorter than the hash that it is for (RFC 7518 §3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyTooShort;

impl JwtTokens {
    /// The shortest key that is accepted, in bytes.
    pub const MIN_KEY_BYTES: usize = 32;

    /// Takes the key that signs, and those that signed before it: their tokens are good until they run out.
    ///
    /// # Errors
    /// [`KeyTooShort`] below [`Self::MIN_KEY_BYTES`].
    pub fn new(key: &SecretString, earlier: &[SecretString]) -> Result<Self, KeyTooShort> {
        let mut checking = HashMap::new();
        for key in std::iter::once(key).chain(earlier) {
            let bytes = key.expose_secret().as_bytes();
            if bytes.len() < Self::MIN_KEY_BYTES {
                return Err(KeyTooShort);
            }
            checking.insert(key_id(bytes), DecodingKey::from_secret(bytes));
        }
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[ISSUER]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // Held against the caller's clock instead of the library's.
        validation.validate_exp = false;
        let bytes = key.expose_secret().as_bytes();
        Ok(Self { signing: EncodingKey::from_secret(bytes), key_id: key_id(bytes), checking, validation })
    }

    fn key_of(&self, token: &str) -> Option<&DecodingKey> {
        self.checking.get(&decode_header(token).ok()?.kid?)
    }
}

/// A name for a key that tells nothing of it: the beginning of a hash that is made for this alone.
fn key_id(key: &[u8]) -> String {
    let digest = Sha256::new_with_prefix("trackml key id:").chain_update(key).finalize();
    hex::encode(digest).chars().take(16).collect()
}

/// The claims as they stand in a token (RFC 7519 §4.1).
#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    sid: String,
    iat: i64,
    exp: i64,
    iss: String,
    aud: String,
}

impl TokenSigner for JwtTokens {
    fn sign(&self, claims: &AccessClaims) -> Result<SecretString, TokenError> {
        let claims = Claims {
            sub: claims.user_id.to_string(),
            sid: claims.session_id.as_str().to_owned(),
            iat: claims.issued_at.timestamp(),
            exp: claims.expires_at.timestamp(),
            iss: ISSUER.to_owned(),
            aud: ISSUER.to_owned(),
        };
        let header = Header { kid: Some(self.key_id.clone()), ..Header::new(Algorithm::HS256) };
        encode(&header, &claims, &self.signing)
            .map(SecretString::from)
            .map_err(|_unsigned| TokenError::Invalid)
    }

    fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<AccessClaims, TokenError> {
        let key = self.key_of(token).ok_or(TokenError::Invalid)?;
        let claims =
            decode::<Claims>(token, key, &self.validation).map_err(|_refused| TokenError::Invalid)?.claims;
        let moment = |seconds| DateTime::from_timestamp(seconds, 0).ok_or(TokenError::Invalid);
        let user_id: i64 = claims.sub.parse().map_err(|_not_a_number| TokenError::Invalid)?;
        let claims = AccessClaims {
            user_id: UserId::from(user_id),
            session_id: SessionId::new(claims.sid),
            issued_at: moment(claims.iat)?,
            expires_at: moment(claims.exp)?,
        };
        if now >= claims.expires_at { Err(TokenError::Expired) } else { Ok(claims) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdef0123456789abcdef";

    fn tokens(key: &str) -> JwtTokens {
        JwtTokens::new(&key.into(), &[]).unwrap()
    }

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn claims() -> AccessClaims {
        AccessClaims {
            user_id: 7.into(),
            session_id: SessionId::new("s".into()),
            issued_at: at(100),
            expires_at: at(200),
        }
    }

    fn signed() -> String {
        tokens(KEY).sign(&claims()).unwrap().expose_secret().to_owned()
    }

    #[test]
    fn what_was_signed_is_read() {
        assert_eq!(tokens(KEY).verify(&signed(), at(199)), Ok(claims()));
    }

    #[test]
    fn a_token_runs_out_to_the_second() {
        assert_eq!(tokens(KEY).verify(&signed(), at(200)), Err(TokenError::Expired));
    }

    #[test]
    fn another_keys_token_is_refused() {
        let other = tokens("another key of thirty-two bytes!");
        assert_eq!(other.verify(&signed(), at(150)), Err(TokenError::Invalid));
    }

    #[test]
    fn another_algorithm_is_refused_none_among_them() {
        let kid = key_id(KEY.as_bytes());
        for algorithm in ["none", "HS384", "HS512", "RS256", "ES256"] {
            let header = format!(r#"{{"alg":"{algorithm}","typ":"JWT","kid":"{kid}"}}"#);
            let token = signed();
            let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
            parts[0] = base64url(header.as_bytes());
            assert_eq!(tokens(KEY).verify(&parts.join("."), at(150)), Err(TokenError::Invalid));
            parts[2].clear();
            assert_eq!(tokens(KEY).verify(&parts.join("."), at(150)), Err(TokenError::Invalid));
        }
        let header = Header { kid: Some(kid), ..Header::new(Algorithm::HS512) };
        let stronger = encode(&header, &7, &EncodingKey::from_secret(KEY.as_bytes())).unwrap();
        assert_eq!(tokens(KEY).verify(&stronger, at(150)), Err(TokenError::Invalid));
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let token = signed();
        for place in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            // The last character of a part has bits that encode nothing: change it by more than those.
            bytes[place] = if bytes[place] == b'A' { b'q' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            if changed != token {
                assert!(tokens(KEY).verify(&changed, at(150)).is_err(), "byte {place}");
            }
        }
        for text in ["", ".", "..", "a.b.c", "\u{0}"] {
            assert_eq!(tokens(KEY).verify(text, at(150)), Err(TokenError::Invalid));
        }
    }

    #[test]
    fn tokens_of_an_earlier_key_are_good_and_new_ones_are_signed_with_the_newest() {
        let next = "another key of thirty-two bytes!";
        let rotated = JwtTokens::new(&next.into(), &[KEY.into()]).unwrap();
        assert_eq!(rotated.verify(&signed(), at(150)), Ok(claims()));
        let fresh = rotated.sign(&claims()).unwrap();
        assert_eq!(tokens(next).verify(fresh.expose_secret(), at(150)), Ok(claims()));
        assert_eq!(tokens(KEY).verify(fresh.expose_secret(), at(150)), Err(TokenError::Invalid));
    }

    #[test]
    fn a_token_that_names_no_key_or_another_is_refused() {
        let body = Claims {
            sub: "7".into(),
            sid: "s".into(),
            iat: 100,
            exp: 200,
            iss: ISSUER.into(),
            aud: ISSUER.into(),
        };
        for kid in [None, Some("0123456789abcdef".to_owned())] {
            let header = Header { kid, ..Header::new(Algorithm::HS256) };
            let token = encode(&header, &body, &EncodingKey::from_secret(KEY.as_bytes())).unwrap();
            assert_eq!(tokens(KEY).verify(&token, at(150)), Err(TokenError::Invalid));
        }
    }

    #[test]
    fn a_short_key_is_refused() {
        assert_eq!(JwtTokens::new(&"short".into(), &[]).err(), Some(KeyTooShort));
        assert_eq!(JwtTokens::new(&KEY.into(), &["short".into()]).err(), Some(KeyTooShort));
    }

    /// base64url without padding, of the few bytes that a test needs.
    fn base64url(bytes: &[u8]) -> String {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let number =
                chunk.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
            for place in 0..=chunk.len() {
                text.push(ALPHABET[(number >> (18 - 6 * place) & 63) as usize] as char);
            }
        }
        text
    }
}
