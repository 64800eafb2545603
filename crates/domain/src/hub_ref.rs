//! What people paste, read as one model of the Hub.

mod command;
mod error;
mod location;
mod repo_id;
mod text;

pub use error::HubRefError;
pub use repo_id::RepoId;

/// One model of the Hub, as a person named it: an id, an address or a command.
///
/// The accepted and refused forms are those of the Hub's own client, and what people are seen to paste beside them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HubRef {
    repo: RepoId,
    revision: Option<String>,
    variant: Option<String>,
}

impl HubRef {
    /// Reads `org/name`, an address in any of its forms, `from_pretrained("…")`, `hf download …`,
    /// `ollama run hf.co/…:Q4_K_M` and their like.
    ///
    /// # Errors
    /// [`HubRefError`] says what the text is instead: a dataset, a space, a user's page, another host.
    pub fn parse(text: &str) -> Result<Self, HubRefError> {
        let reference = command::reference_in(text)?;
        if reference.ends_with("://") {
            return Err(HubRefError::Empty);
        }
        location::parse(trimmed(reference))
    }

    /// Every model that a text of any kind mentions: each line as a whole where it can be read as one, otherwise the
    /// addresses and ids among its words. What looks like a reference and is none comes with its reason.
    pub fn find_all(text: &str) -> Vec<(String, Result<Self, HubRefError>)> {
        text::references(text)
    }

    /// The repository's id.
    pub fn repo(&self) -> &RepoId {
        &self.repo
    }

    /// The branch, tag or commit that was named, if any.
    pub fn revision(&self) -> Option<&str> {
        self.revision.as_deref()
    }

    /// The quantization that was named after a colon (`Q4_K_M`), if any.
    pub fn variant(&self) -> Option<&str> {
        self.variant.as_deref()
    }
}

impl std::fmt::Display for HubRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.repo.fmt(f)?;
        if let Some(revision) = &self.revision {
            write!(f, "@{revision}")?;
        }
        Ok(())
    }
}

impl From<RepoId> for HubRef {
    fn from(repo: RepoId) -> Self {
        Self { repo, revision: None, variant: None }
    }
}

/// The text without what surrounds a reference in prose, in code and in Markdown.
fn trimmed(text: &str) -> &str {
    let quotes = ['"', '\'', '`', '<', '>', '“', '”', '‘', '’', '(', ')'];
    text.trim().trim_matches(quotes).trim_end_matches(['/', '.', ',', ';', ':']).trim_matches(quotes).trim()
}

#[cfg(test)]
mod tests;
