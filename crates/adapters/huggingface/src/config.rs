//! What an operator can set.

use reqwest::header::HeaderValue;
use secrecy::SecretString;
use std::time::Duration;
use trackml_outbound::address::{is_a_web_servers, secret_header};
use url::Url;

/// The name under which the Hub sees us.
const USER_AGENT: &str = concat!("trackml/", env!("CARGO_PKG_VERSION"));

/// The Hub's public address.
const ENDPOINT: &str = "https://huggingface.co";

#[allow(clippy::expect_used, reason = "a constant, and a test reads it")]
fn public_hub() -> Url {
    Url::parse(ENDPOINT).expect("the Hub's address is one")
}

/// How the Hub is asked.
#[derive(Clone, Debug)]
pub struct HuggingFaceConfig {
    /// The Hub's address: its own, or a mirror's.
    pub endpoint: Url,
    /// An access token; without one only public models are seen, and fewer requests are allowed.
    pub token: Option<SecretString>,
    /// The name under which the Hub sees us.
    pub user_agent: String,
    /// How long a connection may take to stand.
    pub connect_timeout: Duration,
    /// How long all requests for one model, with their retries, may take together.
    pub total_deadline: Duration,
    /// How long an answer is served without asking the Hub again.
    pub freshness: Duration,
    /// How often a passing failure (429, 5xx) is tried again.
    pub retries: usize,
    /// The wait before the first retry; each next one is twice as long, all with jitter.
    pub retry_base: Duration,
    /// The memory that kept answers may use, in bytes.
    pub cache_bytes: u64,
    /// The largest answer of the API that is read, in bytes: an honest one with every file's size has a few megabytes.
    pub max_api_bytes: u64,
    /// The largest card or configuration file that is read, in bytes.
    pub max_file_bytes: u64,
}

impl Default for HuggingFaceConfig {
    fn default() -> Self {
        Self {
            endpoint: public_hub(),
            token: None,
            user_agent: USER_AGENT.to_owned(),
            connect_timeout: Duration::from_secs(5),
            total_deadline: Duration::from_secs(20),
            freshness: Duration::from_mins(5),
            retries: 3,
            retry_base: Duration::from_millis(250),
            cache_bytes: 32 * 1024 * 1024,
            max_api_bytes: 8 * 1024 * 1024,
            max_file_bytes: 1024 * 1024,
        }
    }
}

/// Why the Hub can't be asked with such a configuration.
#[derive(Debug, thiserror::Error)]
pub enum HuggingFaceConfigError {
    /// The address is none, or not one of a web server.
    #[error("the Hub's address must be an http(s) address without user name and password")]
    Endpoint,
    /// The token has characters that no header can carry; it is not repeated here.
    #[error("the Hub's access token contains characters that a token cannot have")]
    Token,
    /// No client could be made of it.
    #[error("the client for the Hub could not be made")]
    Client(#[source] reqwest::Error),
}

impl HuggingFaceConfig {
    /// The address, checked.
    pub(crate) fn base(&self) -> Result<Url, HuggingFaceConfigError> {
        let is_one = is_a_web_servers(&self.endpoint);
        is_one.then(|| self.endpoint.clone()).ok_or(HuggingFaceConfigError::Endpoint)
    }

    /// The token as a header, marked so that nothing prints it.
    pub(crate) fn bearer(&self) -> Result<Option<HeaderValue>, HuggingFaceConfigError> {
        secret_header("Bearer ", self.token.as_ref()).map_err(|_unprintable| HuggingFaceConfigError::Token)
    }

    /// The client. It follows no redirect by itself: where one leads decides whether it is followed.
    pub(crate) fn client(&self) -> Result<reqwest::Client, HuggingFaceConfigError> {
        reqwest::Client::builder()
            .user_agent(&self.user_agent)
            .connect_timeout(self.connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(HuggingFaceConfigError::Client)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(endpoint: &str) -> HuggingFaceConfig {
        HuggingFaceConfig { endpoint: Url::parse(endpoint).unwrap(), ..HuggingFaceConfig::default() }
    }

    #[test]
    fn the_public_hub_is_asked_unless_told_otherwise() {
        assert_eq!(HuggingFaceConfig::default().base().unwrap().as_str(), "https://huggingface.co/");
        assert!(HuggingFaceConfig::default().user_agent.starts_with("trackml/"));
    }

    #[test]
    fn an_address_of_no_web_server_is_refused() {
        for endpoint in ["ftp://huggingface.co", "mailto:hub", "https://me:secret@hub.example"] {
            assert!(matches!(at(endpoint).base(), Err(HuggingFaceConfigError::Endpoint)), "{endpoint}");
        }
    }

    #[test]
    fn a_token_is_never_printed() {
        let config = HuggingFaceConfig { token: Some("hf_secret".into()), ..at(ENDPOINT) };
        assert!(!format!("{config:?} {:?}", config.bearer().unwrap()).contains("hf_secret"));
        let broken = HuggingFaceConfig { token: Some("hf_\nsecret".into()), ..at(ENDPOINT) };
        assert!(!broken.bearer().unwrap_err().to_string().contains("secret"));
    }

    #[test]
    fn an_empty_token_is_no_token() {
        let config = HuggingFaceConfig { token: Some("  ".into()), ..at(ENDPOINT) };
        assert!(config.bearer().unwrap().is_none());
    }
}
