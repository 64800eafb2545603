//! The Hugging Face Hub.

use crate::failure::Failure;
use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceConfigError, HuggingFaceHub};
use url::Url;

#[derive(Debug, Args)]
#[command(next_help_heading = "Hugging Face Hub")]
pub(crate) struct HubOptions {
    /// Where the Hub is, or a mirror of it
    #[arg(
        long = "hf-endpoint",
        env = "HF_ENDPOINT",
        value_name = "URL",
        default_value = "https://huggingface.co"
    )]
    endpoint: String,
    /// A token, for private and gated models and a larger quota
    #[arg(long = "hf-access-token", env = "HF_ACCESS_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    access_token: Option<SecretString>,
    /// The same by the name that the Hub's own tools use
    #[arg(long = "hf-token", env = "HF_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    token: Option<SecretString>,
}

impl HubOptions {
    /// The Hub; it is not asked yet.
    pub(crate) fn hub(&self) -> Result<HuggingFaceHub, Failure> {
        HuggingFaceHub::new(self.config()?).map_err(|error| match error {
            HuggingFaceConfigError::Token => Failure::setting(self.token_variable(), error),
            _ => Failure::setting("HF_ENDPOINT", error),
        })
    }

    /// How the Hub is reached.
    fn config(&self) -> Result<HuggingFaceConfig, Failure> {
        let wrong = |reason: String| Failure::setting("HF_ENDPOINT", reason);
        let endpoint = Url::parse(self.endpoint.trim())
            // The value is not repeated: it may hold a password.
            .map_err(|error| {
                wrong(format!("is not a web address such as https://huggingface.co: {error}"))
            })?;
        if !matches!(endpoint.scheme(), "http" | "https") {
            return Err(wrong("must begin with http:// or https://".to_owned()));
        }
        Ok(HuggingFaceConfig { endpoint, token: self.token(), ..HuggingFaceConfig::default() })
    }

    /// The token, if one is set to more than nothing.
    pub(crate) fn token(&self) -> Option<SecretString> {
        let set = |token: &Option<SecretString>| token.clone().filter(is_set);
        set(&self.access_token).or_else(|| set(&self.token))
    }

    /// Where the token stands.
    fn token_variable(&self) -> &'static str {
        if self.access_token.as_ref().is_some_and(is_set) { "HF_ACCESS_TOKEN" } else { "HF_TOKEN" }
    }
}

fn is_set(token: &SecretString) -> bool {
    !token.expose_secret().trim().is_empty()
}
