//! What a person writes down about a model over time: decisions and log entries.

mod change;

pub use change::{EntryPatch, NotOfItsKind};

use crate::id::{JournalEntryId, ModelId, UserId};
use crate::text::{TextError, line, line_of_text, markdown};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, IntoStaticStr, VariantArray};

/// Which of the two an entry is; it stays what it was written as.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EntryKind {
    /// Chosen or rejected for something, because of something.
    Decision,
    /// What was done with the model, or learnt of it.
    Log,
}

/// What was decided.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Verdict {
    /// Taken for the purpose.
    Chosen,
    /// Not taken for it.
    Rejected,
}

line_of_text!(
    /// What a model was chosen or rejected for, in a line.
    Purpose,
    200
);

/// A person's words in an entry, in Markdown: not empty, at most [`EntryText::MAX_BYTES`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryText(String);

impl EntryText {
    /// The longest that is accepted, in bytes: an entry is a note of a day, not a book.
    pub const MAX_BYTES: usize = 10_000;

    /// Checks the text; nothing of it is changed.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        if text.trim().is_empty() {
            return Err(TextError::Empty);
        }
        markdown(text, Self::MAX_BYTES).map(Self)
    }

    /// The Markdown text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EntryText {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        Self::parse(&text)
    }
}

impl From<EntryText> for String {
    fn from(text: EntryText) -> String {
        text.0
    }
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryContent {
    /// Chosen or rejected for something, because of something.
    Decision {
        /// Which of the two.
        verdict: Verdict,
        /// For what.
        purpose: Purpose,
        /// Why: what is lost everywhere else.
        because: EntryText,
    },
    /// What was done with the model, or learnt of it.
    Log {
        /// The person's words.
        text: EntryText,
    },
}

impl EntryContent {
    /// Which of the two it is.
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Decision { .. } => EntryKind::Decision,
            Self::Log { .. } => EntryKind::Log,
        }
    }

    /// The texts that a person wrote, which words are looked for in.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Decision { purpose, because, .. } => vec![purpose.as_str(), because.as_str()],
            Self::Log { text } => vec![text.as_str()],
        }
    }

    /// What was decided, where something was.
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Decision { verdict, .. } => Some(*verdict),
            Self::Log { .. } => None,
        }
    }
}

/// An entry that is about to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The model that it is about.
    pub model_id: ModelId,
    /// What it says.
    pub content: EntryContent,
    /// The day that it tells of.
    pub day: NaiveDate,
    /// Who writes it.
    pub by: Option<UserId>,
    /// When.
    pub at: DateTime<Utc>,
}

impl NewEntry {
    /// The entry under its key.
    pub fn into_entry(self, id: JournalEntryId) -> JournalEntry {
        JournalEntry {
            id,
            model_id: self.model_id,
            content: self.content,
            day: self.day,
            by: self.by,
            created_at: self.at,
            updated_at: self.at,
        }
    }
}

/// An entry of a model's journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its key.
    pub id: JournalEntryId,
    /// The model that it is about.
    pub model_id: ModelId,
    /// What it says.
    pub content: EntryContent,
    /// The day that it tells of.
    pub day: NaiveDate,
    /// Who wrote it; none where the account is gone.
    pub by: Option<UserId>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::violation::Violation;

    #[test]
    fn an_entry_says_something_and_not_a_book() {
        assert_eq!(EntryText::parse(" \n").unwrap_err().code(), "empty");
        assert_eq!(EntryText::parse(&"x".repeat(10_001)).unwrap_err().code(), "too_long");
        assert_eq!(EntryText::parse("a\0").unwrap_err().code(), "control_character");
        assert_eq!(EntryText::parse(" kept \n").unwrap().as_str(), " kept \n");
    }

    #[test]
    fn a_purpose_is_a_line() {
        assert_eq!(Purpose::parse(" summaries ").unwrap().as_str(), "summaries");
        assert_eq!(Purpose::parse("a\nb").unwrap_err().code(), "control_character");
    }

    #[test]
    fn a_decision_has_a_verdict_and_two_texts() {
        let content = EntryContent::Decision {
            verdict: Verdict::Rejected,
            purpose: Purpose::parse("chat").unwrap(),
            because: EntryText::parse("too slow").unwrap(),
        };
        assert_eq!((content.verdict(), content.texts()), (Some(Verdict::Rejected), vec!["chat", "too slow"]));
        assert_eq!(content.kind(), EntryKind::Decision);
    }
}
