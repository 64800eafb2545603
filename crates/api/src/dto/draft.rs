//! Drafts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trackml_application::capture::Preview;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::license::License;
use trackml_domain::model::{InteractionDate, ModelFields};
use trackml_domain::model_type::ModelType;
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
    #[schema(example = "mistralai/Mistral-7B-v0.1")]
    pub(crate) source: String,
}

/// A suggested record. Nothing is saved.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Draft)]
pub(crate) struct DraftBody {
    /// The suggested fields, ready for `POST /models`.
    draft: DraftFields,
    /// What the Hub states.
    hub: HubFacts,
    /// Whether the Hub states a field's value or it was inferred.
    provenance: BTreeMap<Field, Source>,
    /// Your record of the same model, if there is one.
    duplicate_of: Option<i64>,
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

impl From<Preview> for DraftBody {
    fn from(preview: Preview) -> Self {
        Self {
            draft: preview.draft.fields.into(),
            hub: preview.facts,
            provenance: preview.draft.provenance,
            duplicate_of: preview.duplicate_of.map(trackml_domain::id::ModelId::get),
            warnings: preview.warnings,
        }
    }
}
