//! What a path asks for.

use serde::Deserialize;

/// The parts of the path, as the routes name them.
#[derive(Deserialize)]
pub(super) struct Place {
    namespace: Option<String>,
    name: String,
    revision: Option<String>,
    /// Revision and path of a file, joined by `/`.
    rest: Option<String>,
}

/// A model's metadata, or a file of its repository.
pub(super) struct Ask {
    id: String,
    revision: Option<String>,
    file: Option<String>,
}

impl From<Place> for Ask {
    fn from(place: Place) -> Self {
        let id = match place.namespace {
            Some(namespace) => format!("{namespace}/{}", place.name),
            None => place.name,
        };
        match place.rest {
            Some(rest) => {
                let (revision, file) = split(&rest);
                Self { id, revision: Some(revision), file: Some(file) }
            }
            None => Self { id, revision: place.revision, file: None },
        }
    }
}

impl Ask {
    /// The id as asked.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// The revision; `None` is the default branch.
    pub(super) fn revision(&self) -> Option<&str> {
        self.revision.as_deref()
    }

    /// The path of the file inside of the repository.
    pub(super) fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Whether a file is asked for, not the metadata.
    pub(super) fn is_file(&self) -> bool {
        self.file.is_some()
    }

    /// Where the same thing is found under another id.
    pub(super) fn moved_to(&self, id: &str, query: &str) -> String {
        let revision = self.revision().map(|revision| revision.replace('/', "%2F"));
        let mut target = match (&self.file, revision) {
            (Some(file), Some(revision)) => format!("/{id}/resolve/{revision}/{file}"),
            (_, Some(revision)) => format!("/api/models/{id}/revision/{revision}"),
            (_, None) => format!("/api/models/{id}"),
        };
        if !query.is_empty() {
            target = format!("{target}?{query}");
        }
        target
    }

    /// Whether the Hub would take the id for one: the rule of its own clients.
    pub(super) fn has_valid_id(&self) -> bool {
        self.id.split('/').all(is_valid_part)
            && !self.id.contains("--")
            && !self.id.contains("..")
            && self.id.strip_suffix(".git").is_none()
    }
}

fn is_valid_part(part: &str) -> bool {
    (1..=96).contains(&part.len())
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
        && !part.starts_with(['-', '.'])
        && !part.ends_with(['-', '.'])
}

/// `main/config.json` or `refs/pr/1/config.json`: a ref has three parts, any other revision one.
fn split(rest: &str) -> (String, String) {
    let parts = if rest.starts_with("refs/") { 3 } else { 1 };
    let end = rest.match_indices('/').nth(parts - 1).map_or(rest.len(), |(at, _)| at);
    let (revision, file) = rest.split_at(end);
    (revision.to_owned(), file.trim_start_matches('/').to_owned())
}
