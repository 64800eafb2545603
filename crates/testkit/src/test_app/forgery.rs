//! Access tokens that must not be believed.

use super::people::access_token;
use super::{Actor, KEY};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, EncodingKey, Header, decode_header, encode};
use serde_json::Value;

/// How a token is made that must not be believed.
#[derive(Clone, Copy, Debug)]
pub enum Forgery {
    /// It was good once.
    Expired,
    /// Its signature is another.
    WrongSignature,
    /// It claims to need no signature.
    NoAlgorithm,
    /// It is signed by the right key with another algorithm.
    OtherAlgorithm,
}

impl Forgery {
    /// Such a token of a person's session.
    pub fn of(self, actor: &Actor) -> String {
        let good = &actor.token;
        let parts: Vec<&str> = good.split('.').collect();
        match self {
            Self::Expired => access_token(actor.user.id, &actor.session, TimeDelta::seconds(-1)),
            Self::WrongSignature => {
                let other = if parts[2].starts_with('A') { "B" } else { "A" };
                format!("{}.{}.{other}{}", parts[0], parts[1], &parts[2][1..])
            }
            Self::NoAlgorithm => {
                let header: Value =
                    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(parts[0]).unwrap()).unwrap();
                let header = serde_json::json!({"typ": "JWT", "alg": "none", "kid": header["kid"]});
                format!("{}.{}.", BASE64_URL_SAFE_NO_PAD.encode(header.to_string()), parts[1])
            }
            Self::OtherAlgorithm => {
                let header = Header { alg: Algorithm::HS512, ..decode_header(good).unwrap() };
                let claims: Value =
                    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
                encode(&header, &claims, &EncodingKey::from_secret(KEY.as_bytes())).unwrap()
            }
        }
    }
}
