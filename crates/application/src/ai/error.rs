//! Why a language model gave no answer that can be used.

use chrono::{DateTime, Utc};
use std::time::Duration;
use trackml_domain::ai_budget::AiLimits;
use trackml_ports::{AiError, RepositoryError};

/// Why a language model gave no answer that can be used.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The person has asked enough for today.
    #[error(
        "your AI budget of the day is spent ({} calls, {} tokens); it is full again at {} UTC",
        .limits.calls, .limits.tokens, .resets_at.format("%F %R")
    )]
    BudgetSpent {
        /// What they may spend.
        limits: AiLimits,
        /// When it is full again.
        resets_at: DateTime<Utc>,
        /// The moment at which they asked.
        now: DateTime<Utc>,
    },
    /// The service did not answer as hoped.
    #[error(transparent)]
    Service(#[from] AiError),
    /// Nothing of what it said rests on what it was given.
    #[error("nothing of what the AI service said rests on the record ({withheld} statements were left out)")]
    NothingToShow {
        /// How many statements were left out.
        withheld: u32,
    },
    /// Whoever asked the same is gone, and nobody else was there to go on.
    #[error("the question was given up; ask again")]
    GivenUp,
    /// The record was thrown away meanwhile.
    #[error("the record is gone")]
    Gone,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl AskError {
    /// How long to wait before another try can go better, where that is known.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::BudgetSpent { resets_at, now, .. } => (*resets_at - *now).to_std().ok(),
            Self::Service(error) => error.retry_after(),
            _ => None,
        }
    }
}
