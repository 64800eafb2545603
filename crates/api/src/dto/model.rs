//! Records as they are given.

use super::refresh::UpstreamBody;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use std::collections::BTreeMap;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::license::{License, LicenseClass};
use trackml_domain::model::{InteractionDate, Model, ModelSummary};
use trackml_domain::model_type::ModelType;
use trackml_domain::provenance::{Field, Mark};
use trackml_domain::source_link::SourceLink;
use trackml_domain::status::Status;
use trackml_domain::tag::Tag;
use trackml_domain::text::{Developer, Version};
use utoipa::ToSchema;

/// A record as a list gives it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ModelItem)]
pub(crate) struct ModelItem {
    #[schema(example = 1)]
    id: i64,
    workspace_id: i64,
    #[schema(example = "Mistral-7B-v0.1")]
    name: String,
    #[schema(example = "mistralai")]
    developer: Option<String>,
    model_type: ModelType,
    status: Status,
    /// The number of weights.
    #[schema(example = 7_241_732_096_u64)]
    parameters: Option<u64>,
    /// The Hub's licence id, or free text.
    #[schema(example = "apache-2.0")]
    license: Option<String>,
    /// What the licence allows, roughly; not legal advice.
    license_class: Option<LicenseClass>,
    version: Option<String>,
    tags: Vec<String>,
    source_links: Vec<String>,
    date_interacted: Option<NaiveDate>,
    favorite: bool,
    /// One to five stars.
    #[schema(minimum = 1, maximum = 5)]
    rating: Option<u8>,
    /// The Hub's canonical id, for models that are on the Hub.
    #[schema(example = "mistralai/Mistral-7B-v0.1")]
    hub_id: Option<String>,
    /// How many tokens it reads at once, as the Hub states it.
    context_length: Option<u64>,
    /// Grows with every change; the number in the record's `ETag`.
    revision: i64,
    /// Since when it has its status.
    status_since: DateTime<Utc>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// When it was put in the trash; it is gone for good 30 days later.
    deleted_at: Option<DateTime<Utc>>,
}

impl From<ModelSummary> for ModelItem {
    fn from(model: ModelSummary) -> Self {
        Self {
            id: model.id.get(),
            workspace_id: model.workspace_id.get(),
            name: model.name.into(),
            developer: model.developer.map(Developer::into),
            model_type: model.model_type,
            status: model.status,
            parameters: model.parameters.map(u64::from),
            license_class: model.license.as_ref().map(License::class),
            license: model.license.map(License::into),
            version: model.version.map(Version::into),
            tags: model.tags.iter().map(|tag| Tag::as_str(tag).to_owned()).collect(),
            source_links: model.source_links.iter().map(|link| SourceLink::as_str(link).to_owned()).collect(),
            date_interacted: model.date_interacted.map(InteractionDate::get),
            favorite: model.favorite,
            rating: model.rating.map(trackml_domain::rating::Rating::stars),
            hub_id: model.hub_id,
            context_length: model.context_length,
            revision: model.revision,
            status_since: model.status_since,
            created_at: model.created_at,
            updated_at: model.updated_at,
            deleted_at: model.deleted_at,
        }
    }
}

/// A record as a list gives it, for those who print it.
pub fn item_json(model: ModelSummary) -> serde_json::Value {
    // Texts, numbers and lists of them always serialise.
    serde_json::to_value(ModelItem::from(model)).unwrap_or_default()
}

/// A whole record.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Model)]
pub(crate) struct ModelBody {
    #[serde(flatten)]
    item: ModelItem,
    /// Markdown.
    notes: String,
    /// What the Hub states.
    hub: Option<HubFacts>,
    /// Where each field's value came from: a field that nobody touched is not here.
    provenance: BTreeMap<Field, Mark>,
    /// The fields that no refresh touches.
    locked_fields: Vec<Field>,
    /// What became of it on the Hub since; null where it is not on the Hub.
    upstream: Option<UpstreamBody>,
}

impl From<Model> for ModelBody {
    fn from(model: Model) -> Self {
        Self {
            item: ModelSummary::from(&model).into(),
            notes: model.fields.notes.into(),
            upstream: model.hub.is_some().then(|| model.upstream.into()),
            hub: model.hub,
            provenance: model.provenance.iter().collect(),
            locked_fields: model.locked.into_iter().collect(),
        }
    }
}
