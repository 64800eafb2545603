//! The Hub's refusals, told apart: the table of its statuses, codes and messages.

use crate::address::Target;
use crate::client::Failure;
use crate::lenient::Lenient;
use crate::waiting::{self, WINDOW};
use reqwest::header::HeaderMap;
use serde_json::Value;
use trackml_outbound::words;
use trackml_ports::HubError;

/// What a refusal came with.
pub(crate) struct Refusal<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a str,
    /// Whether the request carried a token.
    pub(crate) authenticated: bool,
}

impl Refusal<'_> {
    /// What the refusal means for the one who asked.
    pub(crate) fn failure(&self, target: &Target) -> Failure {
        let named_wait = waiting::named(self.headers);
        let error = match self.status {
            429 => HubError::RateLimited { retry_after: named_wait.unwrap_or(WINDOW) },
            408 | 500.. => HubError::Unavailable { status: self.status, retry_after: named_wait },
            _ => return self.lasting(target).into(),
        };
        Failure::passing(error, named_wait)
    }

    /// A refusal that another try does not change.
    fn lasting(&self, target: &Target) -> HubError {
        let id = target.id.clone();
        match (self.status, self.header("x-error-code").unwrap_or_default()) {
            (401 | 403, "GatedRepo") => HubError::Gated { id },
            (403, _) if self.says("resource is disabled") => HubError::Disabled { id },
            (451, _) => HubError::Disabled { id },
            (401, _) if self.authenticated && self.refuses_the_token() => HubError::BadCredentials,
            // The Hub hides what a stranger may not see: the same answer for "missing" and "private".
            (401, code) if !self.authenticated || code != "RepoNotFound" => {
                HubError::NotFoundOrPrivate { id }
            }
            // A token that may not read here sees as little as none.
            (403, _) => HubError::NotFoundOrPrivate { id },
            (404, "RevisionNotFound") => {
                HubError::RevisionNotFound { id, revision: target.revision.clone().unwrap_or("main".into()) }
            }
            (404, "RepoNotFound") | (401, _) => HubError::NotFound { id },
            (404 | 410, _) => match target.path.clone() {
                Some(path) => HubError::FileNotFound { id, path },
                None => HubError::NotFound { id },
            },
            _ => HubError::Rejected { reason: self.reason() },
        }
    }

    fn refuses_the_token(&self) -> bool {
        self.says("invalid credentials") || self.says("invalid user token")
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    fn says(&self, words: &str) -> bool {
        let said = |text: &str| text.to_ascii_lowercase().contains(words);
        self.header("x-error-message").is_some_and(said) || said(self.body)
    }

    /// The Hub's own words, from the header or the body, which is JSON or a plain line.
    fn reason(&self) -> String {
        let json = serde_json::from_str::<Value>(self.body).unwrap_or_default();
        let said = self
            .header("x-error-message")
            .map(str::to_owned)
            .or_else(|| json.texts("error").into_iter().next())
            .unwrap_or_else(|| self.body.to_owned());
        words::line(&said).unwrap_or_else(|| format!("HTTP {}", self.status))
    }
}
