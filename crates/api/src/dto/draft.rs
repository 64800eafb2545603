//! Drafts.

use crate::problem::{FieldProblem, Problem};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trackml_application::capture::{Preview, Proposed, TextDraft};
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::license::License;
use trackml_domain::model::{InteractionDate, ModelFields};
use trackml_domain::model_type::ModelType;
use trackml_domain::proposal::Proposal;
use trackml_domain::provenance::{Field, Source};
use trackml_domain::source_link::SourceLink;
use trackml_domain::status::Status;
use trackml_domain::tag::Tag;
use trackml_domain::text::{Developer, Version};
use utoipa::ToSchema;

/// What you would paste.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Autofill)]
pub(crate) struct AutofillInput {
    /// An id, an address or a command that names one model of the Hub.
    #[serde(default)]
    #[schema(example = "mistralai/Mistral-7B-v0.1")]
    source: Option<String>,
    /// In its place: text about a model that no hub knows.
    #[serde(default)]
    text: Option<String>,
    /// Whether a language model is to propose what the Hub does not say, from the model's card.
    #[serde(default)]
    propose: bool,
}

/// What a draft is made of.
pub(crate) enum DraftOf {
    Source { source: String, propose: bool },
    Text(String),
}

impl AutofillInput {
    pub(crate) fn into_subject(self) -> Result<DraftOf, Problem> {
        let refused =
            |field, code, message| Err(Problem::invalid(vec![FieldProblem::new(field, code, message)]));
        match (self.source, self.text) {
            (Some(_), Some(_)) => {
                refused("text", "exclusive", "is given beside a source; give one of the two")
            }
            (Some(source), None) => Ok(DraftOf::Source { source, propose: self.propose }),
            (None, Some(text)) => Ok(DraftOf::Text(text)),
            (None, None) => refused("source", "required", "is missing: give a source on the Hub, or a text"),
        }
    }
}

/// An uploaded document.
#[derive(ToSchema)]
#[schema(as = AutofillUpload)]
#[allow(dead_code, reason = "describes what is read as a form")]
pub(crate) struct AutofillUpload {
    /// A PDF, a Word document, Markdown or plain text about a model that no hub knows, at most 10 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// A suggested record. Nothing is saved.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Draft)]
pub(crate) struct DraftBody {
    /// The suggested fields, ready for `POST /models`.
    draft: DraftFields,
    /// What the Hub states; null for a model that no hub knows.
    hub: Option<HubFacts>,
    /// Whether the Hub states a field's value, it was inferred, or a language model proposes it. Name those that you take
    /// over as they are in `proposed` of `POST /models`.
    provenance: BTreeMap<Field, Source>,
    /// Your record of the same model, if there is one.
    duplicate_of: Option<i64>,
    /// What a language model proposes, each value with the passages that support it.
    proposals: Vec<Proposal>,
    /// The version of the language model that was asked.
    model: Option<String>,
    /// What is missing, and why.
    warnings: Vec<String>,
}

/// The fields of a record that is to be made.
#[derive(Debug, Serialize, ToSchema)]
struct DraftFields {
    name: String,
    developer: Option<String>,
    model_type: ModelType,
    status: Status,
    parameters: Option<u64>,
    license: Option<String>,
    version: Option<String>,
    tags: Vec<String>,
    notes: String,
    source_links: Vec<String>,
    date_interacted: Option<NaiveDate>,
    favorite: bool,
    rating: Option<u8>,
}

impl From<ModelFields> for DraftFields {
    fn from(fields: ModelFields) -> Self {
        Self {
            name: fields.name.into(),
            developer: fields.developer.map(Developer::into),
            model_type: fields.model_type,
            status: fields.status,
            parameters: fields.parameters.map(u64::from),
            license: fields.license.map(License::into),
            version: fields.version.map(Version::into),
            tags: fields.tags.iter().map(|tag| Tag::as_str(tag).to_owned()).collect(),
            notes: fields.notes.into(),
            source_links: fields
                .source_links
                .iter()
                .map(|link| SourceLink::as_str(link).to_owned())
                .collect(),
            date_interacted: fields.date_interacted.map(InteractionDate::get),
            favorite: fields.favorite,
            rating: fields.rating.map(trackml_domain::rating::Rating::stars),
        }
    }
}

impl DraftBody {
    /// A draft of a text about a model that no hub knows. Where the text names none, its name is empty.
    pub(crate) fn of_text(text: TextDraft) -> Self {
        let mut draft = DraftFields::from(text.fields);
        if !text.is_named {
            draft.name.clear();
        }
        let mark = |proposal: &Proposal| (proposal.field, Source::Ai);
        Self {
            draft,
            hub: None,
            provenance: text.proposed.proposals.iter().map(mark).collect(),
            duplicate_of: None,
            proposals: text.proposed.proposals,
            model: text.proposed.model,
            warnings: text.warnings,
        }
    }

    pub(crate) fn of_preview(preview: Preview, proposed: Proposed) -> Self {
        Self {
            draft: preview.draft.fields.into(),
            hub: Some(preview.facts),
            provenance: preview.draft.provenance,
            duplicate_of: preview.duplicate_of.map(trackml_domain::id::ModelId::get),
            proposals: proposed.proposals,
            model: proposed.model,
            warnings: preview.warnings,
        }
    }
}
