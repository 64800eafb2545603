//! A repository's id and the Hub's rule for it.

use super::HubRefError;
use crate::text::fold;

/// `org/name`, or the single `name` of the Hub's first years.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RepoId {
    namespace: Option<String>,
    name: String,
}

/// The longest part of an id, in characters.
const MAX_PART: usize = 96;

impl RepoId {
    /// Reads `org/name` or a legacy `name`, and nothing else.
    pub fn parse(text: &str) -> Result<Self, HubRefError> {
        match text.split_once('/') {
            Some((_, name)) if name.contains('/') => Err(HubRefError::TooManyParts),
            Some((namespace, name)) => {
                Ok(Self { namespace: Some(checked(namespace)?), name: checked(name)? })
            }
            None => Ok(Self { namespace: None, name: checked(text)? }),
        }
    }

    /// The user or organisation, absent in legacy ids.
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    /// The repository's own name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id as the Hub compares it: without regard to case.
    pub fn key(&self) -> String {
        fold(&self.to_string())
    }
}

impl std::fmt::Display for RepoId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(namespace) = &self.namespace {
            write!(f, "{namespace}/")?;
        }
        f.write_str(&self.name)
    }
}

/// The Hub's rule for one part of an id (`validate_repo_id` of its client).
fn checked(part: &str) -> Result<String, HubRefError> {
    let refused =
        |reason| Err(HubRefError::InvalidId { part: part.chars().take(MAX_PART).collect(), reason });
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    if part.is_empty() {
        refused("it is empty")
    } else if !part.chars().all(allowed) {
        refused("only letters, digits, '-', '_' and '.' are allowed")
    } else if part.len() > MAX_PART {
        refused("it has more than 96 characters")
    } else if part.starts_with(['-', '.']) || part.ends_with(['-', '.']) {
        refused("it begins or ends with '-' or '.'")
    } else if part.contains("--") || part.contains("..") {
        refused("it contains '--' or '..'")
    } else if part.to_ascii_lowercase().ends_with(".git") {
        refused("it ends with '.git'")
    } else {
        Ok(part.to_owned())
    }
}
