//! Saved views: queries under a name.

use crate::id::{UserId, ViewId, WorkspaceId};
use crate::query::{Query, QueryError};
use crate::text::{TextError, fold, line, line_of_text, prose};
use crate::violation::Violation;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

line_of_text!(
    /// What a saved view is called.
    ViewName,
    100
);

impl ViewName {
    /// The name as it is compared and sorted.
    pub fn key(&self) -> String {
        fold(self.as_str())
    }
}

/// Why a query is not saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SavedQueryError {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] QueryError),
    /// It can be read, and not be kept as it was typed.
    #[error(transparent)]
    Text(#[from] TextError),
}

impl Violation for SavedQueryError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(error) => error.code(),
            Self::Text(error) => error.code(),
        }
    }
}

/// A query that is to be saved: as it was typed, and readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQuery(String);

impl SavedQuery {
    /// Takes a text that is a query; nothing of it is changed. An empty one looks for everything.
    ///
    /// # Errors
    /// [`SavedQueryError`] says what was expected and at which column.
    pub fn parse(text: &str) -> Result<Self, SavedQueryError> {
        Query::parse(text)?;
        // A search passes over control characters; no database and no terminal shows them faithfully.
        prose(text)?;
        Ok(Self(text.to_owned()))
    }

    /// The text as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<SavedQuery> for String {
    fn from(query: SavedQuery) -> String {
        query.0
    }
}

/// A view that is about to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewView {
    /// Where.
    pub workspace_id: WorkspaceId,
    /// Under which name.
    pub name: ViewName,
    /// What it looks for.
    pub query: SavedQuery,
    /// Who saves it.
    pub by: Option<UserId>,
    /// When.
    pub at: DateTime<Utc>,
}

impl NewView {
    /// The view under its key.
    pub fn into_view(self, id: ViewId) -> View {
        View {
            id,
            workspace_id: self.workspace_id,
            name: self.name,
            query: self.query.into(),
            by: self.by,
            created_at: self.at,
        }
    }
}

/// What is to be changed of a view; what is not named stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewPatch {
    /// Another name.
    pub name: Option<ViewName>,
    /// Another query.
    pub query: Option<SavedQuery>,
}

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its key.
    pub id: ViewId,
    /// The workspace whose members share it.
    pub workspace_id: WorkspaceId,
    /// What it is called.
    pub name: ViewName,
    /// What it looks for, as it was typed. It could be read when it was saved; a later release may know better.
    pub query: String,
    /// Who saved it; none where the account is gone.
    pub by: Option<UserId>,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_compared_without_regard_to_case() {
        let name = ViewName::parse(" École ").unwrap();
        assert_eq!((name.as_str(), name.key().as_str()), ("École", "école"));
        assert_eq!(ViewName::parse(&"x".repeat(101)).unwrap_err().code(), "too_long");
        assert_eq!(ViewName::parse("\t").unwrap_err().code(), "empty");
    }

    #[test]
    fn a_query_is_kept_as_it_was_typed() {
        for text in ["", "  Llama  status:using ", "params:<10B  sort:-params"] {
            assert_eq!(SavedQuery::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_is_no_query_is_refused_at_its_column() {
        let refused = SavedQuery::parse("llama status:owned").unwrap_err();
        assert_eq!(refused.code(), "unknown_value");
        assert!(matches!(refused, SavedQueryError::Unreadable(error) if error.column() == 14));
        assert_eq!(SavedQuery::parse(&"x".repeat(2_001)).unwrap_err().code(), "too_long");
        for text in ["a\0", "\"a\u{1b}b\""] {
            assert_eq!(SavedQuery::parse(text).unwrap_err().code(), "control_character", "{text:?}");
        }
    }
}
