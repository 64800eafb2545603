//! A model as a list shows it.

use super::{InteractionDate, Model};
use crate::id::{ModelId, WorkspaceId};
use crate::license::License;
use crate::model_type::ModelType;
use crate::parameters::ParameterCount;
use crate::rating::Rating;
use crate::source_link::SourceLinks;
use crate::status::Status;
use crate::tag::Tags;
use crate::text::{Developer, ModelName, Version};
use chrono::{DateTime, Utc};

/// A model as a list shows it: without the notes and the Hub's facts, which may be a hundred kilobytes a record.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is the field of the same name of `Model` and `ModelFields`")]
pub struct ModelSummary {
    pub id: ModelId,
    pub workspace_id: WorkspaceId,
    pub name: ModelName,
    pub developer: Option<Developer>,
    pub model_type: ModelType,
    pub status: Status,
    pub parameters: Option<ParameterCount>,
    pub license: Option<License>,
    pub version: Option<Version>,
    pub tags: Tags,
    pub source_links: SourceLinks,
    pub date_interacted: Option<InteractionDate>,
    pub favorite: bool,
    pub rating: Option<Rating>,
    /// The Hub's canonical id, for models that are on the Hub.
    pub hub_id: Option<String>,
    /// How many tokens it reads at once, as the Hub states it.
    pub context_length: Option<u64>,
    pub revision: i64,
    pub status_since: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

impl From<&Model> for ModelSummary {
    fn from(model: &Model) -> Self {
        let fields = model.fields.clone();
        Self {
            id: model.id,
            workspace_id: model.workspace_id,
            name: fields.name,
            developer: fields.developer,
            model_type: fields.model_type,
            status: fields.status,
            parameters: fields.parameters,
            license: fields.license,
            version: fields.version,
            tags: fields.tags,
            source_links: fields.source_links,
            date_interacted: fields.date_interacted,
            favorite: fields.favorite,
            rating: fields.rating,
            hub_id: model.hub.as_ref().map(|facts| facts.id.clone()),
            context_length: model.hub.as_ref().and_then(|facts| facts.context_length),
            revision: model.revision,
            status_since: model.status_since,
            created_at: model.created_at,
            updated_at: model.updated_at,
            deleted_at: model.deleted_at,
        }
    }
}
