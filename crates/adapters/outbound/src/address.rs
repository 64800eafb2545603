//! Where a service is, and what opens its door.

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// Whether it is the address of a web server, without a user name and a password in it.
pub fn is_a_web_servers(url: &Url) -> bool {
    let plain = url.username().is_empty() && url.password().is_none();
    plain && url.has_host() && matches!(url.scheme(), "http" | "https")
}

/// The secret holds a character that no header can carry.
#[derive(Debug, thiserror::Error)]
#[error("it contains characters that no header can carry")]
pub struct Unprintable;

/// A secret behind a scheme (`"Bearer "`, or nothing) as a header that nothing prints; none where the secret is empty.
pub fn secret_header(
    scheme: &str,
    secret: Option<&SecretString>,
) -> Result<Option<HeaderValue>, Unprintable> {
    let secret = secret.map(|secret| secret.expose_secret().trim());
    let Some(secret) = secret.filter(|secret| !secret.is_empty()) else { return Ok(None) };
    let mut value = HeaderValue::try_from(format!("{scheme}{secret}")).map_err(|_unprintable| Unprintable)?;
    value.set_sensitive(true);
    Ok(Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_no_web_server_is_told() {
        let is = |text: &str| is_a_web_servers(&Url::parse(text).unwrap());
        for text in ["https://example.org", "http://127.0.0.1:8080/base"] {
            assert!(is(text), "{text}");
        }
        for text in ["ftp://example.org", "mailto:hub", "https://me:secret@example.org", "file:///etc"] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn a_secret_is_never_printed() {
        let value = secret_header("Bearer ", Some(&"key_secret".into())).unwrap().unwrap();
        assert_eq!(value.as_bytes(), b"Bearer key_secret");
        assert!(!format!("{value:?}").contains("secret"));
        let broken = secret_header("", Some(&"key\nsecret".into())).unwrap_err();
        assert!(!format!("{broken:?} {broken}").contains("secret"));
    }

    #[test]
    fn an_empty_secret_is_none() {
        assert!(secret_header("", Some(&"  ".into())).unwrap().is_none());
        assert!(secret_header("", None).unwrap().is_none());
    }
}
