//! Refreshes from the Hub, and what they did.

use super::checks::choice;
use super::model::ModelBody;
use crate::problem::{FieldProblem, Problem};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use strum::VariantArray;
use trackml_application::edit::RevertReport;
use trackml_application::refresh::RefreshReport;
use trackml_domain::model::{FieldDiff, RefreshChoice};
use trackml_domain::provenance::{Field, Source};
use trackml_domain::refresh_run::{RefreshRun, RunState};
use trackml_domain::upstream::{Upstream, UpstreamChange};
use utoipa::ToSchema;

/// What became of a model on the Hub since it was kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Upstream)]
pub(crate) struct UpstreamBody {
    /// When the Hub was asked last.
    checked_at: Option<DateTime<Utc>>,
    /// Since when the Hub has not had it, or not shown it, any more.
    gone_since: Option<DateTime<Utc>>,
    /// What changed and nobody has marked as seen.
    unseen: Vec<UpstreamChange>,
}

impl From<Upstream> for UpstreamBody {
    fn from(upstream: Upstream) -> Self {
        let Upstream { checked_at, gone_since, unseen } = upstream;
        Self { checked_at, gone_since, unseen }
    }
}

/// How a record is to be refreshed; all of it may be left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = RefreshRequest, example = json!({"preview": true}))]
pub(crate) struct RefreshInput {
    /// Only tell what would change.
    preview: bool,
    /// Fields in which the Hub's value is taken although a person wrote them.
    accept: Vec<String>,
    /// Fields that keep their value this time.
    decline: Vec<String>,
}

impl RefreshInput {
    pub(crate) fn into_choice(self) -> Result<(RefreshChoice, bool), Problem> {
        let mut errors = Vec::new();
        let mut fields = |name: &str, words: &[String]| -> BTreeSet<Field> {
            let mut read = BTreeSet::new();
            for (index, word) in words.iter().enumerate() {
                match choice(word, Field::VARIANTS) {
                    Ok(field) => drop(read.insert(field)),
                    Err(error) => errors.push(FieldProblem::of(format!("{name}[{index}]"), &error)),
                }
            }
            read
        };
        let (accept, decline) = (fields("accept", &self.accept), fields("decline", &self.decline));
        if let Some(both) = accept.intersection(&decline).next() {
            let message = format!("{both} is both accepted and declined");
            errors.push(FieldProblem::new("decline", "contradiction", message));
        }
        if errors.is_empty() {
            Ok((RefreshChoice { accept, decline }, self.preview))
        } else {
            Err(Problem::invalid(errors))
        }
    }
}

/// What a refresh did, or would do.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Refresh)]
pub(crate) struct RefreshBody {
    /// The record as it is now; with a preview as it was.
    model: ModelBody,
    /// Whether nothing was stored.
    preview: bool,
    /// The fields in which the record and the Hub differed.
    fields: Vec<FieldDiffBody>,
    /// What changed on the Hub since it was asked last.
    upstream: Vec<UpstreamChange>,
    /// What could not be learned.
    warnings: Vec<String>,
    /// The event of the history that reverts it; null where nothing was stored.
    event_id: Option<i64>,
}

/// A field in which a record and the Hub differ.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FieldDiff)]
struct FieldDiffBody {
    field: Field,
    /// What the record said.
    current: Value,
    /// What the Hub's facts suggest.
    hub: Value,
    /// Where the record's value came from.
    source: Option<Source>,
    /// Whether the field is locked.
    locked: bool,
    outcome: DiffOutcome,
}

/// What becomes of a field in which a record and the Hub differ.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DiffOutcome {
    /// The Hub's value is taken over.
    Take,
    /// The record's value stays: a person's word, locked, or the other was declined.
    Keep,
}

impl From<FieldDiff> for FieldDiffBody {
    fn from(diff: FieldDiff) -> Self {
        let FieldDiff { field, current, hub, source, locked, taken } = diff;
        let outcome = if taken { DiffOutcome::Take } else { DiffOutcome::Keep };
        Self { field, current, hub, source, locked, outcome }
    }
}

impl RefreshBody {
    pub(crate) fn of(report: RefreshReport, preview: bool) -> Self {
        Self {
            model: report.model.into(),
            preview,
            fields: report.fields.into_iter().map(FieldDiffBody::from).collect(),
            upstream: report.upstream,
            warnings: report.warnings,
            event_id: report.event,
        }
    }
}

/// What was reverted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reverted)]
pub(crate) struct RevertedBody {
    model: ModelBody,
    /// The fields whose value was put back.
    put_back: Vec<Field>,
    /// The fields that were changed since, which stay as they are.
    kept: Vec<Field>,
}

impl From<RevertReport> for RevertedBody {
    fn from(report: RevertReport) -> Self {
        Self {
            model: report.model.into(),
            put_back: report.put_back.into_iter().collect(),
            kept: report.kept.into_iter().collect(),
        }
    }
}

/// A refresh of every record of a workspace that is on the Hub.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RefreshRun)]
pub(crate) struct RunBody {
    id: i64,
    state: RunState,
    /// How many records it is about.
    total: u64,
    /// How many of them are done.
    done: u64,
    /// In how many something changed, on the Hub or in the record.
    changed: u64,
    /// How many the Hub no longer has.
    gone: u64,
    /// How many could not be asked for.
    failed: u64,
    started_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
    /// Until when it waits for the Hub's quota.
    waits_until: Option<DateTime<Utc>>,
}

impl RunBody {
    pub(crate) fn of(run: &RefreshRun, now: DateTime<Utc>) -> Self {
        let state = run.state(now);
        Self {
            id: run.id.get(),
            state,
            total: run.total,
            done: run.done,
            changed: run.changed,
            gone: run.gone,
            failed: run.failed,
            started_at: run.started_at,
            finished_at: run.ended_at,
            waits_until: run.waits_until.filter(|_| state == RunState::Waiting),
        }
    }
}

/// The latest refresh of a workspace.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LatestRefreshRun)]
pub(crate) struct LatestRunBody {
    /// Null where there was none.
    pub(crate) run: Option<RunBody>,
}
