//! What is said of models beyond their facts.

use super::comparison::ComparisonBody;
use crate::problem::{FieldProblem, Problem};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trackml_application::insights::{MAX_WISH_CHARS, ModelInsights, Wish};
use trackml_domain::grounds::{Ground, GroundChange};
use trackml_domain::id::InsightId;
use trackml_domain::insight::{Insight, InsightSource, KeptInsight, QuestionText, Statement, Topic};
use trackml_domain::prompt::TokenUsage;
use utoipa::ToSchema;

/// What was said, with what it rests on and how it came to be.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Insight)]
pub(crate) struct InsightBody {
    /// `ai` where a language model wrote it, `rules` where it was made of facts alone.
    source: InsightSource,
    statements: Vec<Statement>,
    /// What the statements cite, by key.
    grounds: Vec<Ground>,
    /// The version of the language model, as its service calls it.
    model: Option<String>,
    /// What it cost. Unit: tokens.
    usage: TokenUsage,
    took_ms: u64,
    prompt_version: u32,
    created_at: DateTime<Utc>,
    /// Whether the limit of tokens ended it.
    cut_short: bool,
    /// How many statements were left out because they rested on nothing, or gave a number of their own.
    withheld: u32,
}

impl From<&Insight> for InsightBody {
    fn from(insight: &Insight) -> Self {
        let cited: Vec<String> = insight.statements.iter().flat_map(|said| said.cites.clone()).collect();
        let making = &insight.making;
        Self {
            source: making.source,
            statements: insight.statements.clone(),
            grounds: insight.grounds.of_keys(&cited).cloned().collect(),
            model: making.model.clone(),
            usage: making.usage,
            took_ms: making.took_ms,
            prompt_version: making.prompt_version,
            created_at: making.at,
            cut_short: making.cut_short,
            withheld: making.withheld,
        }
    }
}

/// What was said of a record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModelInsights)]
pub(crate) struct ModelInsightsBody {
    analysis: AnalysisBody,
    /// Questions with their answers, the oldest thread first.
    threads: Vec<ThreadBody>,
}

/// The analysis of a record: a language model's, or what the facts say by themselves.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Analysis)]
struct AnalysisBody {
    #[serde(flatten)]
    insight: InsightBody,
    /// Whether the record was changed since.
    stale: bool,
    /// What was changed.
    changes: Vec<GroundChange>,
}

/// Questions that follow one another.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InsightThread)]
struct ThreadBody {
    id: i64,
    questions: Vec<QuestionBody>,
}

/// A question with its answer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InsightQuestion)]
struct QuestionBody {
    id: i64,
    question: String,
    /// The account of who asked; null where it is gone.
    by: Option<i64>,
    answer: InsightBody,
}

impl From<ModelInsights> for ModelInsightsBody {
    fn from(insights: ModelInsights) -> Self {
        let analysis = AnalysisBody {
            insight: (&insights.analysis.insight).into(),
            stale: !insights.analysis.changes.is_empty(),
            changes: insights.analysis.changes,
        };
        let mut threads: BTreeMap<InsightId, Vec<QuestionBody>> = BTreeMap::new();
        for kept in &insights.questions {
            if let Topic::Question { thread, text } = &kept.topic {
                let question = QuestionBody {
                    id: kept.id.get(),
                    question: text.as_str().to_owned(),
                    by: kept.by.map(trackml_domain::id::UserId::get),
                    answer: (&kept.insight).into(),
                };
                threads.entry(thread.unwrap_or(kept.id)).or_default().push(question);
            }
        }
        let thread = |(id, questions): (InsightId, Vec<QuestionBody>)| ThreadBody { id: id.get(), questions };
        Self { analysis, threads: threads.into_iter().map(thread).collect() }
    }
}

/// What is asked about a record; nothing for its analysis.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = InsightRequest, example = json!({"prompt": "Does it suit summaries of German mail?"}))]
pub(crate) struct InsightInput {
    /// A question of your own, at most 2 000 characters; the analysis where it is left out.
    #[schema(max_length = 2000)]
    prompt: Option<String>,
    /// The thread that the question goes on with; without one it begins another.
    thread_id: Option<i64>,
}

impl InsightInput {
    pub(crate) fn into_topic(self) -> Result<Topic, Problem> {
        let refused =
            |field, code, message: String| Problem::invalid(vec![FieldProblem::new(field, code, message)]);
        match (self.prompt, self.thread_id) {
            (Some(prompt), thread) => {
                let text = QuestionText::parse(&prompt)
                    .map_err(|error| refused("prompt", "invalid_length", error.to_string()))?;
                Ok(Topic::Question { thread: thread.map(InsightId::from), text })
            }
            (None, None) => Ok(Topic::Analysis),
            (None, Some(_)) => {
                Err(refused("prompt", "required", "is missing: a thread is of questions".into()))
            }
        }
    }
}

/// What came of asking about a record.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = GeneratedInsight)]
pub(crate) struct GeneratedBody {
    /// Null where there is no language model: what rules say is not kept.
    id: Option<i64>,
    /// The thread of a question.
    thread_id: Option<i64>,
    /// Whether it was kept from before, of the very same record and question: it cost nothing.
    kept: bool,
    insight: InsightBody,
}

impl GeneratedBody {
    pub(crate) fn of(answer: &KeptInsight, kept: bool) -> Self {
        let thread = match &answer.topic {
            Topic::Question { thread, .. } => thread.map(InsightId::get),
            Topic::Analysis => None,
        };
        Self { id: Some(answer.id.get()), thread_id: thread, kept, insight: (&answer.insight).into() }
    }

    pub(crate) fn by_rules(insight: &Insight) -> Self {
        Self { id: None, thread_id: None, kept: false, insight: insight.into() }
    }
}

/// Which records a verdict is wanted on, and for what.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = VerdictRequest, example = json!({"model_ids": [1, 2], "use_case": "summaries of German mail on a laptop"}))]
pub(crate) struct VerdictInput {
    /// Two to eight, each once.
    #[schema(min_items = 2, max_items = 8)]
    model_ids: Vec<i64>,
    /// What the model is to be used for, at most 500 characters.
    #[serde(default)]
    #[schema(max_length = 500)]
    use_case: Option<String>,
    /// What else you ask, at most 500 characters.
    #[serde(default)]
    #[schema(max_length = 500)]
    prompt: Option<String>,
}

impl VerdictInput {
    pub(crate) fn into_parts(self) -> Result<(Vec<trackml_domain::id::ModelId>, Wish), Problem> {
        let mut errors = Vec::new();
        for (field, text) in [("use_case", &self.use_case), ("prompt", &self.prompt)] {
            if text.as_deref().is_some_and(|text| text.trim().chars().count() > MAX_WISH_CHARS) {
                let message = format!("must be at most {MAX_WISH_CHARS} characters long");
                errors.push(FieldProblem::new(field, "too_long", message));
            }
        }
        if !errors.is_empty() {
            return Err(Problem::invalid(errors));
        }
        let wish = Wish::new(self.use_case.as_deref(), self.prompt.as_deref());
        Ok((super::comparison::ids("model_ids", &self.model_ids)?, wish))
    }
}

/// Records side by side, and a verdict on them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Verdict)]
pub(crate) struct VerdictBody {
    pub(crate) comparison: ComparisonBody,
    /// Each statement cites the rows that it rests on, by their keys.
    pub(crate) verdict: InsightBody,
}
