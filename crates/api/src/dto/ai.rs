//! How it stands with language models.

use chrono::{DateTime, Utc};
use serde::Serialize;
use trackml_application::ai::{Ai, AiState, CheckedAi};
use trackml_application::organise::TagProposals;
use trackml_domain::ai_budget::AiLimits;
use trackml_domain::insight::InsightSource;
use utoipa::ToSchema;

/// How it stands with language models.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AiState)]
pub(crate) struct AiBody {
    /// The configured model; null without a key, and then rules stand in.
    model: Option<String>,
    /// The configured model for vectors; null without a key, and then words are searched for alone.
    embedding_model: Option<String>,
    /// What a person may spend in a day.
    limits: AiLimits,
    /// For how many seconds more the service is left alone after failures.
    resting_seconds: Option<u64>,
    /// What you have spent today; null for whoever has not signed in.
    usage: Option<AiUsageBody>,
}

/// What you have spent today.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AiUsageToday)]
struct AiUsageBody {
    calls: u32,
    tokens: u64,
    /// When the day ends.
    resets_at: DateTime<Utc>,
}

impl AiBody {
    pub(crate) fn of_nobody(ai: &Ai) -> Self {
        Self {
            model: ai.model_name().map(str::to_owned),
            embedding_model: ai.embedding_model_name().map(str::to_owned),
            limits: ai.limits(),
            resting_seconds: None,
            usage: None,
        }
    }

    pub(crate) fn of_caller(state: AiState) -> Self {
        let usage =
            AiUsageBody { calls: state.usage.calls, tokens: state.usage.tokens, resets_at: state.resets_at };
        Self {
            model: state.model,
            embedding_model: state.embedding_model,
            limits: state.limits,
            resting_seconds: state.resting.map(|wait| wait.as_secs().max(1)),
            usage: Some(usage),
        }
    }
}

/// What the service says when it is asked for its models.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AiCheck)]
pub(crate) struct AiCheckBody {
    /// Whether a language model is configured.
    configured: bool,
    /// The configured model, if the service has it.
    model: Option<OfferedModelBody>,
    /// The names of the others.
    others: Vec<String>,
}

/// A model that the service has.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OfferedModel)]
struct OfferedModelBody {
    name: String,
    /// The most that it reads. Unit: tokens.
    input_tokens: Option<u64>,
    /// The most that it writes. Unit: tokens.
    output_tokens: Option<u64>,
}

impl From<Option<CheckedAi>> for AiCheckBody {
    fn from(checked: Option<CheckedAi>) -> Self {
        let Some(checked) = checked else {
            return Self { configured: false, model: None, others: Vec::new() };
        };
        let model = checked.model.map(|model| OfferedModelBody {
            name: model.name,
            input_tokens: model.input_tokens,
            output_tokens: model.output_tokens,
        });
        Self { configured: true, model, others: checked.others }
    }
}

/// Tags that a record could have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProposedTags)]
pub(crate) struct ProposedTagsBody {
    /// `ai` where a language model proposes them, `rules` where there is none.
    source: InsightSource,
    /// The version of the language model.
    model: Option<String>,
    /// Your own words first.
    items: Vec<ProposedTagItem>,
}

/// A tag that a record could have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProposedTag)]
struct ProposedTagItem {
    tag: String,
    /// How many records of the workspace have it; 0 for a new word.
    models: u64,
    /// The keys of the facts that it rests on.
    cites: Vec<String>,
}

impl From<TagProposals> for ProposedTagsBody {
    fn from(proposals: TagProposals) -> Self {
        let item = |tag: &trackml_domain::tag::Tag, models, cites| ProposedTagItem {
            tag: tag.as_str().to_owned(),
            models,
            cites,
        };
        match proposals {
            TagProposals::Ai(tags, model) => Self {
                source: InsightSource::Ai,
                model: Some(model),
                items: tags.into_iter().map(|one| item(&one.tag, one.models, one.cites)).collect(),
            },
            TagProposals::Rules(tags) => Self {
                source: InsightSource::Rules,
                model: None,
                items: tags.into_iter().map(|one| item(&one.tag, one.models, Vec::new())).collect(),
            },
        }
    }
}
