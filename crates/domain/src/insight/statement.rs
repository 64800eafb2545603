//! One thing that is said, with what it rests on.

use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr};

/// What a statement is about.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    AsRefStr,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Section {
    /// What the model is and how it is built.
    TechnicalAnalysis,
    /// What it is good for.
    UseCases,
    /// What to do with it.
    Recommendations,
    /// What to beware of.
    Risks,
    /// Of models side by side: how they stand in one respect.
    Verdict,
    /// Of models side by side: which to take.
    Recommendation,
    /// What answers a question.
    Answer,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statement {
    /// What it is about.
    pub section: Section,
    /// What it says: one or two sentences, plain text.
    pub text: String,
    /// The keys of what it rests on, at least one.
    pub cites: Vec<String>,
}

/// A statement as a language model wrote it, before it was examined.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RawStatement {
    /// What it says that it is about.
    #[serde(default)]
    pub section: String,
    /// What it says.
    #[serde(default)]
    pub text: String,
    /// What it says that it rests on.
    #[serde(default)]
    pub cites: Vec<String>,
}
