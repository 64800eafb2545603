//! Links to where a person read about a model.

use crate::violation::Violation;
use serde::{Deserialize, Serialize};
use url::Url;

/// One http or https address.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SourceLink(String);

/// Why a link was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceLinkError {
    /// Longer than browsers and proxies carry.
    #[error("has {0} characters; {max} are allowed", max = SourceLink::MAX_CHARS)]
    TooLong(usize),
    /// Not an address at all.
    #[error("is not a web address: {0}")]
    Malformed(String),
    /// `javascript:`, `data:`, `file:` and the like could do harm where the link is shown.
    #[error("must begin with http:// or https://, not {0}:")]
    Scheme(String),
    /// More links than a model can have.
    #[error("{0} links were given; a model has at most {max}", max = SourceLinks::MAX)]
    TooMany(usize),
}

impl Violation for SourceLinkError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLong(_) => "too_long",
            Self::Malformed(_) => "malformed",
            Self::Scheme(_) => "scheme",
            Self::TooMany(_) => "too_many",
        }
    }
}

impl SourceLink {
    /// The longest that is accepted, in characters.
    pub const MAX_CHARS: usize = 2_000;

    /// Trims and checks the address; it is kept as it was written.
    pub fn parse(text: &str) -> Result<Self, SourceLinkError> {
        let text = text.trim();
        let chars = text.chars().count();
        if chars > Self::MAX_CHARS {
            return Err(SourceLinkError::TooLong(chars));
        }
        if text.chars().any(char::is_control) {
            return Err(SourceLinkError::Malformed("it contains a control character".to_owned()));
        }
        let url = Url::parse(text).map_err(|error| SourceLinkError::Malformed(error.to_string()))?;
        match url.scheme() {
            "http" | "https" => Ok(Self(text.to_owned())),
            other => Err(SourceLinkError::Scheme(other.to_owned())),
        }
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SourceLink {
    type Error = SourceLinkError;
    fn try_from(text: String) -> Result<Self, SourceLinkError> {
        Self::parse(&text)
    }
}

impl From<SourceLink> for String {
    fn from(link: SourceLink) -> String {
        link.0
    }
}

/// The links of one model, in the order in which they were given, without repetition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<SourceLink>", into = "Vec<SourceLink>")]
pub struct SourceLinks(Vec<SourceLink>);

impl SourceLinks {
    /// The most links that a model has.
    pub const MAX: usize = 50;

    /// Takes the links, dropping repetitions.
    pub fn new(links: impl IntoIterator<Item = SourceLink>) -> Result<Self, SourceLinkError> {
        let mut kept: Vec<SourceLink> = Vec::new();
        for link in links {
            if !kept.contains(&link) {
                kept.push(link);
            }
        }
        if kept.len() > Self::MAX { Err(SourceLinkError::TooMany(kept.len())) } else { Ok(Self(kept)) }
    }

    /// The links in their order.
    pub fn iter(&self) -> impl Iterator<Item = &SourceLink> {
        self.0.iter()
    }
}

impl TryFrom<Vec<SourceLink>> for SourceLinks {
    type Error = SourceLinkError;
    fn try_from(links: Vec<SourceLink>) -> Result<Self, SourceLinkError> {
        Self::new(links)
    }
}

impl From<SourceLinks> for Vec<SourceLink> {
    fn from(links: SourceLinks) -> Self {
        links.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        SourceLink::parse(text).unwrap_err().code()
    }

    #[test]
    fn web_addresses_are_kept_as_written() {
        for text in
            ["https://arxiv.org/abs/2310.06825", "http://localhost:8000/x?y=1#z", "HTTPS://Example.org"]
        {
            assert_eq!(SourceLink::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn dangerous_schemes_are_refused_by_name() {
        for text in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd"] {
            assert_eq!(code(text), "scheme");
        }
        assert_eq!(code("java\nscript:alert(1)"), "malformed");
        assert_eq!(code("not a link"), "malformed");
        assert_eq!(code(&format!("https://example.org/{}", "x".repeat(2000))), "too_long");
    }

    #[test]
    fn repetitions_are_dropped_and_fifty_are_enough() {
        let link = |n: usize| SourceLink::parse(&format!("https://example.org/{n}")).unwrap();
        let links = SourceLinks::new([link(1), link(2), link(1)]).unwrap();
        assert_eq!(
            links.iter().map(SourceLink::as_str).collect::<Vec<_>>(),
            ["https://example.org/1", "https://example.org/2"]
        );
        assert_eq!(SourceLinks::new((0..51).map(link)).unwrap_err().code(), "too_many");
    }

    #[test]
    fn links_read_back_from_json() {
        let text = "[\"https://example.org/a\"]";
        assert_eq!(serde_json::to_string(&serde_json::from_str::<SourceLinks>(text).unwrap()).unwrap(), text);
        assert!(serde_json::from_str::<SourceLinks>("[\"javascript:x\"]").is_err());
    }
}
