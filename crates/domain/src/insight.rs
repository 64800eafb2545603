//! What is said of a model beyond its facts: by a language model, or by rules where there is none. Every statement says what
//! it rests on, and none gives a number that what it rests on does not give.

mod ask;
mod check;
mod rules;
mod splitter;
mod statement;

pub use ask::{Asked, Before, Compared, PROMPT_VERSION, about, comparing, over_library};
pub use check::{Doubt, Examiner};
pub use rules::{Sibling, by_rules, by_rules_compared};
pub use splitter::Splitter;
pub use statement::{RawStatement, Section, Statement};

use crate::grounds::{GroundChange, Grounds};
use crate::id::{InsightId, ModelId, UserId};
use crate::prompt::TokenUsage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString};

/// Who or what said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsRefStr, EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum InsightSource {
    /// A language model.
    Ai,
    /// Rules of this program, from facts alone.
    Rules,
}

/// How an answer came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Making {
    /// Who or what said it.
    pub source: InsightSource,
    /// The version of the language model, as its service calls it.
    pub model: Option<String>,
    /// What it cost.
    pub usage: TokenUsage,
    /// How long it took. Unit: milliseconds.
    pub took_ms: u64,
    /// The version of the rules that it was asked by.
    pub prompt_version: u32,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Whether the limit of tokens ended it.
    pub cut_short: bool,
    /// How many statements were left out because they rested on nothing, or gave a number of their own.
    pub withheld: u32,
}

/// What was said of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Insight {
    /// What it says.
    pub statements: Vec<Statement>,
    /// What it was given to rest on.
    pub grounds: Grounds,
    /// How it came to be.
    pub making: Making,
}

/// What was asked of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The analysis that every record can have one of.
    Analysis,
    /// A question of a person's.
    Question {
        /// The first of its thread; none where it begins one.
        thread: Option<InsightId>,
        /// Their words.
        text: QuestionText,
    },
}

/// An insight that is to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewInsight {
    /// The record.
    pub model_id: ModelId,
    /// What was asked.
    pub topic: Topic,
    /// Who asked.
    pub by: UserId,
    /// Names what it was made of: the same again need not be asked again.
    pub content_hash: String,
    /// What was said.
    pub insight: Insight,
}

/// An insight that is kept, a question with the first of its thread.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptInsight {
    /// Its key.
    pub id: InsightId,
    /// The record.
    pub model_id: ModelId,
    /// What was asked.
    pub topic: Topic,
    /// Who asked; none where the account is gone.
    pub by: Option<UserId>,
    /// Names what it was made of.
    pub content_hash: String,
    /// What was said.
    pub insight: Insight,
}

impl KeptInsight {
    /// What changed of the record since.
    pub fn changes(&self, now: &Grounds) -> Vec<GroundChange> {
        now.changes_since(&self.insight.grounds)
    }
}

/// A question of a person's: trimmed, 1 to 2 000 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QuestionText(String);

/// What is no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// Nothing was asked.
    #[error("must not be empty")]
    Empty,
    /// It is a page, not a question.
    #[error("must be at most {} characters long", QuestionText::MAX_CHARS)]
    TooLong,
}

impl QuestionText {
    /// As long as a question gets that one call should answer.
    pub const MAX_CHARS: usize = 2_000;

    /// Reads a question.
    ///
    /// # Errors
    /// [`QuestionError`] where it is empty or too long.
    pub fn parse(text: &str) -> Result<Self, QuestionError> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err(QuestionError::Empty),
            1..=Self::MAX_CHARS => Ok(Self(text.replace('\0', ""))),
            _ => Err(QuestionError::TooLong),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
