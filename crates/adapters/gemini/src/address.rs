//! The addresses of the service.

use crate::config::{GeminiConfig, GeminiConfigError};
use url::Url;

/// The addresses of one model and of the list of all.
#[derive(Clone, Debug)]
pub(crate) struct Addresses {
    base: Url,
    model: String,
}

impl Addresses {
    pub(crate) fn of(config: &GeminiConfig, model: &str) -> Result<Self, GeminiConfigError> {
        let model = model.trim().trim_start_matches("models/");
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if model.is_empty() || !model.chars().all(plain) {
            return Err(GeminiConfigError::Model(model.to_owned()));
        }
        Ok(Self { base: config.base()?, model: model.to_owned() })
    }

    /// The model's name, without `models/` before it.
    pub(crate) fn model(&self) -> &str {
        &self.model
    }

    /// Where a method of the model is, such as `generateContent`.
    pub(crate) fn method(&self, method: &str) -> Url {
        self.below(&["models", &format!("{}:{method}", self.model)])
    }

    /// The method that answers with server-sent events.
    pub(crate) fn stream(&self) -> Url {
        let mut url = self.method("streamGenerateContent");
        url.set_query(Some("alt=sse"));
        url
    }

    /// A page of the list of models.
    pub(crate) fn models(&self, page: Option<&str>) -> Url {
        let mut url = self.below(&["models"]);
        let mut query = url.query_pairs_mut();
        query.append_pair("pageSize", "200");
        if let Some(page) = page {
            query.append_pair("pageToken", page);
        }
        drop(query);
        url
    }

    fn below(&self, segments: &[&str]) -> Url {
        let mut url = self.base.clone();
        // A web server's address always has a path.
        if let Ok(mut path) = url.path_segments_mut() {
            path.extend(segments);
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(model: &str) -> Result<Addresses, GeminiConfigError> {
        let base = Url::parse("https://gemini.example").unwrap();
        Addresses::of(&GeminiConfig::at(base, "key".into()), model)
    }

    #[test]
    fn a_method_stands_behind_the_model() {
        let addresses = addresses("models/gemini-x").unwrap();
        assert_eq!(
            addresses.method("generateContent").as_str(),
            "https://gemini.example/v1beta/models/gemini-x:generateContent"
        );
        assert_eq!(
            addresses.stream().as_str(),
            "https://gemini.example/v1beta/models/gemini-x:streamGenerateContent?alt=sse"
        );
    }

    #[test]
    fn a_name_cannot_lead_elsewhere() {
        for name in ["", "../secrets", "a/b", "a?b", "a b", "a:b"] {
            assert!(matches!(addresses(name), Err(GeminiConfigError::Model(_))), "{name}");
        }
    }
}
