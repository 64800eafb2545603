//! How Gemini is reached.

use reqwest::header::HeaderValue;
use secrecy::SecretString;
use std::time::Duration;
use trackml_outbound::address::{is_a_web_servers, secret_header};
use trackml_outbound::breaker::Tolerance;
use trackml_outbound::retry::Patience;
use trackml_outbound::service::Service;
use url::Url;

/// How Gemini is reached. The defaults are the public service and a model that is cheap, quick and not about to be retired.
#[derive(Clone, Debug)]
pub struct GeminiConfig {
    /// Where the service is.
    pub base_url: Url,
    /// The version of its interface: the aliases such as `gemini-flash-latest` exist only in `v1beta`.
    pub api_version: String,
    /// The model that writes, without `models/` before it.
    pub model: String,
    /// The model that makes vectors.
    pub embedding_model: String,
    /// How many numbers a vector has.
    pub dimensions: u32,
    /// The account's key.
    pub key: SecretString,
    /// The longest wait for a connection.
    pub connect_timeout: Duration,
    /// The longest wait for an answer that comes at once, retries included.
    pub deadline: Duration,
    /// The longest wait for the next piece of an answer.
    pub silence: Duration,
    /// How often and how patiently is tried again.
    pub patience: Patience,
    /// When it is left alone.
    pub tolerance: Tolerance,
    /// The largest answer that is read. Unit: bytes.
    pub max_answer_bytes: u64,
}

impl GeminiConfig {
    /// The public service.
    pub const BASE_URL: &'static str = "https://generativelanguage.googleapis.com";
    /// The version of its interface.
    pub const API_VERSION: &'static str = "v1beta";
    /// The model that writes.
    pub const MODEL: &'static str = "gemini-3.5-flash-lite";
    /// The model that makes vectors.
    pub const EMBEDDING_MODEL: &'static str = "gemini-embedding-001";
    /// How many numbers a vector has: a quarter of the most, which the service's guide recommends where room counts.
    pub const DIMENSIONS: u32 = 768;

    /// The service at an address, with everything else as it is by default.
    pub fn at(base_url: Url, key: SecretString) -> Self {
        Self {
            base_url,
            api_version: Self::API_VERSION.into(),
            model: Self::MODEL.into(),
            embedding_model: Self::EMBEDDING_MODEL.into(),
            dimensions: Self::DIMENSIONS,
            key,
            connect_timeout: Duration::from_secs(5),
            deadline: Duration::from_mins(1),
            silence: Duration::from_secs(45),
            patience: Patience {
                retries: 2,
                base: Duration::from_millis(500),
                // Somebody waits: a minute of silence is worse than a word on when to come back.
                longest_wait: Duration::from_secs(10),
            },
            tolerance: Tolerance::default(),
            max_answer_bytes: 16 * 1024 * 1024,
        }
    }

    /// The key as a header, marked so that nothing prints it.
    pub(crate) fn key_header(&self) -> Result<HeaderValue, GeminiConfigError> {
        let header = secret_header("", Some(&self.key)).map_err(|_unprintable| GeminiConfigError::Key)?;
        header.ok_or(GeminiConfigError::Key)
    }

    /// The address that every path stands behind.
    pub(crate) fn base(&self) -> Result<Url, GeminiConfigError> {
        let mut base = is_a_web_servers(&self.base_url)
            .then(|| self.base_url.clone())
            .ok_or(GeminiConfigError::BaseUrl)?;
        let mut path = base.path_segments_mut().map_err(|()| GeminiConfigError::BaseUrl)?;
        path.pop_if_empty().push(&self.api_version);
        drop(path);
        Ok(base)
    }

    /// The service, not asked yet.
    pub(crate) fn service(&self) -> Result<Service, GeminiConfigError> {
        let http = reqwest::Client::builder()
            .user_agent(concat!("trackml/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(self.connect_timeout)
            // A redirect would carry the key to somebody else.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(GeminiConfigError::Client)?;
        Ok(Service::new("gemini", http, self.patience, self.tolerance))
    }
}

/// Why Gemini can't be asked with such a configuration.
#[derive(Debug, thiserror::Error)]
pub enum GeminiConfigError {
    /// The address is none, or not one of a web server.
    #[error("must be an http(s) address without user name and password")]
    BaseUrl,
    /// There is no key, or it has characters that no header can carry; it is not repeated here.
    #[error("is empty or contains characters that a key cannot have")]
    Key,
    /// A name of a model that no path can hold.
    #[error("is no name of a model: {0:?}")]
    Model(String),
    /// No client could be made of it.
    #[error("the client for Gemini could not be made")]
    Client(#[source] reqwest::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str) -> GeminiConfig {
        GeminiConfig::at(Url::parse(address).unwrap(), "AIza-secret".into())
    }

    #[test]
    fn the_version_stands_behind_the_address() {
        assert_eq!(at(GeminiConfig::BASE_URL).base().unwrap().path(), "/v1beta");
        assert_eq!(at("http://127.0.0.1:1/gemini/").base().unwrap().path(), "/gemini/v1beta");
    }

    #[test]
    fn an_address_of_no_web_server_is_refused() {
        for address in ["ftp://gemini.example", "https://me:secret@gemini.example", "mailto:me"] {
            assert!(matches!(at(address).base(), Err(GeminiConfigError::BaseUrl)), "{address}");
        }
    }

    #[test]
    fn the_key_is_never_printed() {
        let config = at(GeminiConfig::BASE_URL);
        assert!(!format!("{config:?} {:?}", config.key_header().unwrap()).contains("secret"));
        let broken = GeminiConfig { key: "secret\n".to_owned().replace('\n', "\u{1}").into(), ..config };
        assert!(!broken.key_header().unwrap_err().to_string().contains("secret"));
    }

    #[test]
    fn no_default_is_a_retired_model() {
        assert!(!GeminiConfig::MODEL.starts_with("gemini-2") && !GeminiConfig::MODEL.starts_with("gemini-1"));
    }
}
