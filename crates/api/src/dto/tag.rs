//! Tags.

use super::bulk::{BulkBody, tags};
use super::checks::checked;
use super::nullable::given;
use crate::problem::{FieldProblem, Problem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use trackml_application::organise::{TagChange, TagReport};
use trackml_domain::query::{Condition, Query, Test};
use trackml_domain::suggestion::{Suggestion, SuggestionReason};
use trackml_domain::tag::{Tag, TagColor};
use trackml_ports::TagCount;
use utoipa::ToSchema;

/// A tag of a workspace.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Tag)]
pub(crate) struct TagItem {
    #[schema(example = "to read")]
    name: String,
    /// In what colour it is shown, if somebody chose one.
    #[schema(example = "#2f6fde")]
    color: Option<String>,
    /// How many models have it, leaving out those in the trash.
    models: u64,
    /// What lists them, in the search language.
    #[schema(example = "tag:\"to read\"")]
    query: String,
}

impl From<TagCount> for TagItem {
    fn from(count: TagCount) -> Self {
        let condition = Condition::Test(Test::Tag(vec![count.tag.clone()]));
        Self {
            name: count.tag.into(),
            color: count.color.map(|color| color.as_str().to_owned()),
            models: count.models,
            query: Query { condition, ..Query::default() }.to_string(),
        }
    }
}

/// What is to become of a tag; an absent field is left alone.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = TagPatch, example = json!({"name": "to read", "color": "#2f6fde"}))]
pub(crate) struct TagInput {
    /// Its new name, 1 to 50 characters; case does not matter.
    #[schema(max_length = 50)]
    name: Option<String>,
    /// `#` and six hexadecimal digits; null takes the colour away.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>, example = "#2f6fde")]
    color: Option<Option<String>>,
}

impl TagInput {
    pub(crate) fn into_change(self) -> Result<TagChange, Problem> {
        let mut errors = Vec::new();
        let name = self.name.and_then(|text| checked("name", Tag::parse(&text), &mut errors));
        let color = self
            .color
            .map(|color| color.and_then(|text| checked("color", TagColor::parse(&text), &mut errors)));
        if errors.is_empty() { Ok(TagChange { name, color }) } else { Err(Problem::invalid(errors)) }
    }
}

/// Tags that become one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TagMerger, example = json!({"from": ["coding", "programming"], "into": "code"}))]
pub(crate) struct TagMergeInput {
    /// The tags that go, at most 50.
    #[schema(max_items = 50)]
    from: Vec<String>,
    /// The tag that takes their place; it need not be there yet.
    #[schema(max_length = 50)]
    into: String,
}

impl TagMergeInput {
    pub(crate) fn into_tags(self) -> Result<(BTreeSet<Tag>, Tag), Problem> {
        let mut errors = Vec::new();
        let from = tags("from", self.from, &mut errors);
        let into = checked("into", Tag::parse(&self.into), &mut errors);
        if errors.is_empty() && from.iter().all(|tag| Some(tag) == into.as_ref()) {
            errors.push(FieldProblem::new("from", "empty", "names no other tag"));
        }
        match into {
            Some(into) if errors.is_empty() => Ok((from, into)),
            _ => Err(Problem::invalid(errors)),
        }
    }
}

/// A tag as it is now, and what became of the records that have it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TagReport)]
pub(crate) struct TagReportBody {
    tag: TagItem,
    /// Null where only its colour changed.
    records: Option<BulkBody>,
}

impl From<TagReport> for TagReportBody {
    fn from(report: TagReport) -> Self {
        Self { tag: report.tag.into(), records: report.records.map(BulkBody::from) }
    }
}

/// A tag that a record could have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TagSuggestion)]
pub(crate) struct SuggestionItem {
    name: String,
    /// How many models of the workspace have it.
    models: u64,
    /// `hub`: the Hub gives it too; `text`: it stands in the record; `similar`: records of the same developer or type have
    /// it; `new`: the Hub gives it, and the workspace does not know it yet.
    reason: SuggestionReason,
}

impl From<Suggestion> for SuggestionItem {
    fn from(suggestion: Suggestion) -> Self {
        Self { name: suggestion.tag.into(), models: suggestion.models, reason: suggestion.reason }
    }
}
