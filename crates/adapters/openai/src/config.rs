//! How the server is reached.

use reqwest::header::HeaderValue;
use secrecy::SecretString;
use std::time::Duration;
use trackml_outbound::address::{is_a_web_servers, secret_header};
use trackml_outbound::breaker::Tolerance;
use trackml_outbound::retry::Patience;
use trackml_outbound::service::Service;
use url::Url;

/// How the server is reached.
#[derive(Clone, Debug)]
pub struct OpenAiConfig {
    /// What stands before `/chat/completions`, such as `http://127.0.0.1:11434/v1` for Ollama.
    pub base_url: Url,
    /// The model, as the server calls it.
    pub model: String,
    /// The server's key; a server of one's own often wants none.
    pub key: Option<SecretString>,
    /// The longest wait for an answer, retries included. A model on a processor takes its time.
    pub deadline: Duration,
    /// The longest wait for the next piece of an answer.
    pub silence: Duration,
    /// The largest answer that is read. Unit: bytes.
    pub max_answer_bytes: u64,
}

/// Why a server can't be asked with such a configuration.
#[derive(Debug, thiserror::Error)]
pub enum OpenAiConfigError {
    /// The address is none, or not one of a web server.
    #[error("must be an http(s) address without user name and password")]
    BaseUrl,
    /// There is no model.
    #[error("must name a model that the server has")]
    Model,
    /// The key has characters that no header can carry; it is not repeated here.
    #[error("contains characters that a key cannot have")]
    Key,
    /// No client could be made of it.
    #[error("the client could not be made")]
    Client(#[source] reqwest::Error),
}

impl OpenAiConfig {
    /// A model of a server, with everything else as it is by default.
    pub fn at(base_url: Url, model: impl Into<String>, key: Option<SecretString>) -> Self {
        Self {
            base_url,
            model: model.into(),
            key,
            deadline: Duration::from_mins(2),
            silence: Duration::from_mins(2),
            max_answer_bytes: 16 * 1024 * 1024,
        }
    }

    /// Where a path of the server is.
    pub(crate) fn below(&self, path: &str) -> Result<Url, OpenAiConfigError> {
        let mut url = self.base_url.clone();
        if !is_a_web_servers(&url) {
            return Err(OpenAiConfigError::BaseUrl);
        }
        url.path_segments_mut()
            .map_err(|()| OpenAiConfigError::BaseUrl)?
            .pop_if_empty()
            .extend(path.split('/'));
        Ok(url)
    }

    pub(crate) fn bearer(&self) -> Result<Option<HeaderValue>, OpenAiConfigError> {
        secret_header("Bearer ", self.key.as_ref()).map_err(|_unprintable| OpenAiConfigError::Key)
    }

    pub(crate) fn service() -> Result<Service, OpenAiConfigError> {
        let http = reqwest::Client::builder()
            .user_agent(concat!("trackml/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(5))
            // A redirect would carry the key to somebody else.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(OpenAiConfigError::Client)?;
        let patience =
            Patience { retries: 2, base: Duration::from_millis(500), longest_wait: Duration::from_secs(10) };
        Ok(Service::new("openai", http, patience, Tolerance::default()))
    }
}
