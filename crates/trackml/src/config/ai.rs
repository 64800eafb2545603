//! Language models.

use crate::failure::Failure;
use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;
use trackml_application::ai::AiSetting;
use trackml_domain::ai_budget::AiLimits;
use trackml_gemini::{Gemini, GeminiConfig, GeminiConfigError, GeminiEmbedder};
use trackml_openai::{OpenAiConfig, OpenAiConfigError, OpenAiEmbedder, OpenAiServer};
use url::Url;

/// Google's Gemini.
const GEMINI: &str = "gemini";

/// Any server that speaks as `OpenAI`'s does: Ollama, vLLM, llama.cpp, a gateway.
const OPENAI_COMPATIBLE: &str = "openai-compatible";

#[derive(Debug, Args)]
#[command(next_help_heading = "Language models")]
pub(crate) struct AiOptions {
    /// Who answers; without a key or an address nobody does, and rules stand in
    #[arg(long = "ai-provider", env = "AI_PROVIDER", value_name = "gemini|openai-compatible", default_value = GEMINI)]
    provider: String,
    /// The key for Gemini
    #[arg(long = "google-api-key", env = "GOOGLE_API_KEY", hide_env_values = true, value_name = "KEY")]
    google_key: Option<SecretString>,
    /// Where Gemini is, or a proxy of it
    #[arg(long, env = "GEMINI_BASE_URL", value_name = "URL", default_value = GeminiConfig::BASE_URL)]
    gemini_base_url: String,
    /// The version of Gemini's interface
    #[arg(long, env = "GEMINI_API_VERSION", value_name = "VERSION", default_value = GeminiConfig::API_VERSION)]
    gemini_api_version: String,
    /// The model of Gemini's that writes
    #[arg(long, env = "GEMINI_MODEL", value_name = "NAME", default_value = GeminiConfig::MODEL)]
    gemini_model: String,
    /// The model of Gemini's that makes vectors
    #[arg(long, env = "GEMINI_EMBEDDING_MODEL", value_name = "NAME", default_value = GeminiConfig::EMBEDDING_MODEL)]
    gemini_embedding_model: String,
    /// How many numbers a vector has
    #[arg(long = "ai-embedding-dimensions", env = "AI_EMBEDDING_DIMENSIONS", value_name = "COUNT")]
    embedding_dimensions: Option<String>,
    /// What stands before `/chat/completions` of an OpenAI-compatible server
    #[arg(long, env = "AI_BASE_URL", value_name = "URL")]
    ai_base_url: Option<String>,
    /// Its model that writes
    #[arg(long, env = "AI_MODEL", value_name = "NAME")]
    ai_model: Option<String>,
    /// Its model that makes vectors, if it has one
    #[arg(long, env = "AI_EMBEDDING_MODEL", value_name = "NAME")]
    ai_embedding_model: Option<String>,
    /// Its key, if it wants one
    #[arg(long = "ai-api-key", env = "AI_API_KEY", hide_env_values = true, value_name = "KEY")]
    ai_key: Option<SecretString>,
    /// How many calls a person may make in a day
    #[arg(long = "ai-daily-calls", env = "AI_DAILY_CALLS", value_name = "COUNT", default_value = "200")]
    daily_calls: String,
    /// How many tokens a person may spend in a day
    #[arg(
        long = "ai-daily-tokens",
        env = "AI_DAILY_TOKENS",
        value_name = "COUNT",
        default_value = "1000000"
    )]
    daily_tokens: String,
}

impl AiOptions {
    /// What the installation has; nobody is asked yet.
    pub(crate) fn setting(&self) -> Result<AiSetting, Failure> {
        let limits = AiLimits {
            calls: count("AI_DAILY_CALLS", &self.daily_calls)?,
            tokens: count("AI_DAILY_TOKENS", &self.daily_tokens)?,
        };
        let setting = match self.provider.trim() {
            GEMINI => self.gemini()?,
            OPENAI_COMPATIBLE => self.open_ai()?,
            _ => {
                let reason = format_args!("must be {GEMINI} or {OPENAI_COMPATIBLE}");
                return Err(Failure::setting("AI_PROVIDER", reason));
            }
        };
        Ok(AiSetting { limits, ..setting })
    }

    /// How many numbers a vector has: more than four thousand no model makes, and fewer than eight tell nothing apart.
    fn dimensions(&self) -> Result<Option<u32>, Failure> {
        const VARIABLE: &str = "AI_EMBEDDING_DIMENSIONS";
        let Some(text) = named(self.embedding_dimensions.as_ref()) else { return Ok(None) };
        let dimensions = count(VARIABLE, text)?;
        if (8..=4096).contains(&dimensions) {
            return Ok(Some(dimensions));
        }
        Err(Failure::setting(VARIABLE, "must be from 8 to 4096"))
    }

    fn gemini(&self) -> Result<AiSetting, Failure> {
        let Some(key) = set(self.google_key.as_ref()) else { return Ok(AiSetting::default()) };
        let config = GeminiConfig {
            api_version: self.gemini_api_version.trim().to_owned(),
            model: self.gemini_model.clone(),
            embedding_model: self.gemini_embedding_model.clone(),
            dimensions: self.dimensions()?.unwrap_or(GeminiConfig::DIMENSIONS),
            ..GeminiConfig::at(address("GEMINI_BASE_URL", &self.gemini_base_url)?, key)
        };
        let failed = |model: &'static str| {
            move |error: GeminiConfigError| {
                let variable = match error {
                    GeminiConfigError::Key => "GOOGLE_API_KEY",
                    GeminiConfigError::Model(_) => model,
                    _ => "GEMINI_BASE_URL",
                };
                Failure::setting(variable, error)
            }
        };
        Ok(AiSetting {
            model: Some(Arc::new(Gemini::new(&config).map_err(failed("GEMINI_MODEL"))?)),
            embedder: Some(Arc::new(GeminiEmbedder::new(&config).map_err(failed("GEMINI_EMBEDDING_MODEL"))?)),
            limits: AiLimits::default(),
        })
    }

    fn open_ai(&self) -> Result<AiSetting, Failure> {
        let Some(base_url) = named(self.ai_base_url.as_ref()) else {
            let reason = "must say where the server is, such as http://127.0.0.1:11434/v1";
            return Err(Failure::setting("AI_BASE_URL", reason));
        };
        let base_url = address("AI_BASE_URL", base_url)?;
        let config = |model: &str| OpenAiConfig::at(base_url.clone(), model, set(self.ai_key.as_ref()));
        let failed = |error: OpenAiConfigError| {
            let variable = match error {
                OpenAiConfigError::Model => "AI_MODEL",
                OpenAiConfigError::Key => "AI_API_KEY",
                _ => "AI_BASE_URL",
            };
            Failure::setting(variable, error)
        };
        let model =
            OpenAiServer::new(config(self.ai_model.as_deref().unwrap_or_default())).map_err(failed)?;
        let mut setting = AiSetting { model: Some(Arc::new(model)), ..AiSetting::default() };
        if let Some(name) = named(self.ai_embedding_model.as_ref()) {
            let Some(dimensions) = self.dimensions()? else {
                let reason = "must say how many numbers a vector of AI_EMBEDDING_MODEL has";
                return Err(Failure::setting("AI_EMBEDDING_DIMENSIONS", reason));
            };
            let embedder = OpenAiEmbedder::new(config(name), dimensions).map_err(failed)?;
            setting.embedder = Some(Arc::new(embedder));
        }
        Ok(setting)
    }
}

/// The value is not repeated: it may hold a password.
fn address(variable: &'static str, text: &str) -> Result<Url, Failure> {
    let wrong =
        |reason: &dyn Display| Failure::setting(variable, format_args!("is not a web address: {reason}"));
    let url = Url::parse(text.trim()).map_err(|error| wrong(&error))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(wrong(&"it must begin with http:// or https://"))
    }
}

fn count<T: FromStr>(variable: &'static str, text: &str) -> Result<T, Failure> {
    text.trim().parse().map_err(|_no_number| Failure::setting(variable, "must be a whole number"))
}

fn set(secret: Option<&SecretString>) -> Option<SecretString> {
    secret.filter(|secret| !secret.expose_secret().trim().is_empty()).cloned()
}

fn named(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}
