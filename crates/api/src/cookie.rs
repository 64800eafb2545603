//! The cookie that a session is renewed by.

use crate::doors::Passage;
use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};

/// The name over TLS: browsers take a cookie of this beginning only over TLS (RFC 6265bis §4.1.3.1).
const SECURE_NAME: &str = "__Secure-trackml_refresh";

/// The name over plain HTTP on one's own machine.
const LOOPBACK_NAME: &str = "trackml_refresh";

/// Only the doors that need it are sent the cookie.
const PATH: &str = "/api/v1/auth";

/// The cookie for a refresh token. Scripts don't see it, other sites' pages don't send it.
pub(crate) fn refresh_cookie(token: &SecretString, life: TimeDelta, passage: &Passage) -> Cookie<'static> {
    cookie(token.expose_secret().to_owned(), Duration::seconds(life.num_seconds()), passage)
}

/// Takes the cookie away.
pub(crate) fn no_cookie(passage: &Passage) -> Cookie<'static> {
    cookie(String::new(), Duration::ZERO, passage)
}

/// The refresh token that a request carries.
pub(crate) fn shown(request: &HttpRequest) -> Option<SecretString> {
    let cookie = request.cookie(SECURE_NAME).or_else(|| request.cookie(LOOPBACK_NAME))?;
    (!cookie.value().is_empty()).then(|| cookie.value().into())
}

fn cookie(value: String, life: Duration, passage: &Passage) -> Cookie<'static> {
    let secure = !passage.is_plain_loopback();
    let name = if secure { SECURE_NAME } else { LOOPBACK_NAME };
    Cookie::build(name, value)
        .path(PATH)
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Strict)
        .max_age(life)
        .finish()
}
