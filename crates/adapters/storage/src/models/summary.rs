//! A row of a list.

use super::record::Reader;
use crate::dialect::AnyBackend;
use crate::error::Unreadable;
use crate::schema::models;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use trackml_domain::license::License;
use trackml_domain::listing::{SortField, SortKey};
use trackml_domain::model::ModelSummary;
use trackml_domain::tag::Tags;
use trackml_domain::text::{Developer, ModelName, Version};

/// A row of a list, with the values that the list may be sorted by.
#[derive(Queryable, Selectable)]
#[diesel(table_name = models, check_for_backend(AnyBackend))]
pub(super) struct SummaryRow {
    pub(super) id: i64,
    workspace_id: i64,
    name: String,
    name_key: String,
    developer: Option<String>,
    developer_key: Option<String>,
    model_type: String,
    status: String,
    parameters: Option<i64>,
    license: Option<String>,
    version: Option<String>,
    source_links: String,
    date_interacted: Option<NaiveDate>,
    favorite: bool,
    rating: Option<i16>,
    hub_id: Option<String>,
    context_length: Option<i64>,
    revision: i64,
    status_since: NaiveDateTime,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    deleted_at: Option<NaiveDateTime>,
}

impl SummaryRow {
    /// The row's place in a list that is sorted by a field.
    pub(super) fn key(&self, field: SortField) -> SortKey {
        match field {
            SortField::Name => Some(SortKey::Text(self.name_key.clone())),
            SortField::Developer => self.developer_key.clone().map(SortKey::Text),
            SortField::Parameters => self.parameters.map(SortKey::Number),
            SortField::ContextLength => self.context_length.map(SortKey::Number),
            SortField::Rating => self.rating.map(|stars| SortKey::Number(stars.into())),
            SortField::StatusSince => Some(SortKey::Time(self.status_since.and_utc())),
            // Its points are no column of the record's.
            SortField::Relevance => None,
            SortField::CreatedAt => Some(SortKey::Time(self.created_at.and_utc())),
            SortField::UpdatedAt => Some(SortKey::Time(self.updated_at.and_utc())),
            SortField::DateInteracted => self.date_interacted.map(SortKey::Date),
        }
        .unwrap_or(SortKey::Missing)
    }

    pub(super) fn into_summary(self, tags: Tags) -> Result<ModelSummary, Unreadable> {
        let read = Reader { id: self.id };
        Ok(ModelSummary {
            id: self.id.into(),
            workspace_id: self.workspace_id.into(),
            name: read.value("name", ModelName::parse(&self.name))?,
            developer: read.optional("developer", self.developer.as_deref(), Developer::parse)?,
            model_type: read.value("model_type", self.model_type.parse())?,
            status: read.value("status", self.status.parse())?,
            parameters: read.parameters(self.parameters)?,
            license: read.optional("license", self.license.as_deref(), License::parse)?,
            version: read.optional("version", self.version.as_deref(), Version::parse)?,
            tags,
            source_links: read.value("source_links", serde_json::from_str(&self.source_links))?,
            date_interacted: read.date(self.date_interacted)?,
            favorite: self.favorite,
            rating: read.rating(self.rating)?,
            hub_id: self.hub_id,
            context_length: self.context_length.and_then(|tokens| u64::try_from(tokens).ok()),
            revision: self.revision,
            status_since: self.status_since.and_utc(),
            created_at: self.created_at.and_utc(),
            updated_at: self.updated_at.and_utc(),
            deleted_at: self.deleted_at.map(|at| at.and_utc()),
        })
    }
}
