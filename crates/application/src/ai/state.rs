//! How it stands with language models: for the settings.

use super::{Ai, next_day};
use crate::Caller;
use chrono::{DateTime, Utc};
use std::time::Duration;
use trackml_domain::ai_budget::{AiLimits, AiUsage};
use trackml_ports::{AiError, OfferedModel, RepositoryError};

/// How it stands with language models.
#[derive(Clone, Debug, PartialEq)]
pub struct AiState {
    /// The configured model; none without a key.
    pub model: Option<String>,
    /// The configured model for vectors; none without a key.
    pub embedding_model: Option<String>,
    /// For how much longer the service is left alone after failures.
    pub resting: Option<Duration>,
    /// What the caller has spent today.
    pub usage: AiUsage,
    /// What they may spend.
    pub limits: AiLimits,
    /// When it is full again.
    pub resets_at: DateTime<Utc>,
}

/// What the service says when it is asked for its models.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedAi {
    /// The configured model, if the service has it.
    pub model: Option<OfferedModel>,
    /// The names of the others that write.
    pub others: Vec<String>,
}

impl Ai {
    /// How it stands, for a person. The service is not asked.
    #[tracing::instrument(target = "trackml::work", name = "ai.state", skip_all)]
    pub async fn state(&self, caller: &Caller) -> Result<AiState, RepositoryError> {
        let now = self.clock.now();
        Ok(AiState {
            model: self.model().map(|model| model.model().to_owned()),
            embedding_model: self.embedder().map(|embedder| embedder.space().model.clone()),
            resting: self.model().and_then(|model| model.resting()),
            usage: self.usage.of_day(caller.user().id, now.date_naive()).await?,
            limits: self.setting.limits,
            resets_at: next_day(now),
        })
    }

    /// The name of what writes, for everybody.
    pub fn model_name(&self) -> Option<&str> {
        self.model().map(|model| model.model())
    }

    /// The name of what makes vectors, for everybody.
    pub fn embedding_model_name(&self) -> Option<&str> {
        self.embedder().map(|embedder| embedder.space().model.as_str())
    }

    /// What a person may spend in a day, for everybody.
    pub fn limits(&self) -> AiLimits {
        self.setting.limits
    }

    /// Asks the service for its models, which costs no tokens; none without a key.
    pub async fn check(&self) -> Result<Option<CheckedAi>, AiError> {
        let Some(model) = self.model() else { return Ok(None) };
        let configured = model.model();
        let (own, others): (Vec<_>, Vec<_>) =
            model.models().await?.into_iter().partition(|offered| offered.name == configured);
        let others = others.into_iter().map(|offered| offered.name).collect();
        Ok(Some(CheckedAi { model: own.into_iter().next(), others }))
    }
}
