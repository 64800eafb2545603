//! A model as its table holds it.

use super::derived::Memory;
use crate::dialect::AnyBackend;
use crate::error::{StorageError, Unreadable};
use crate::schema::models;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use trackml_domain::hub_facts::Gated;
use trackml_domain::license::License;
use trackml_domain::model::{InteractionDate, Model, ModelFields};
use trackml_domain::parameters::ParameterCount;
use trackml_domain::rating::Rating;
use trackml_domain::tag::Tags;
use trackml_domain::text::{Developer, ModelName, Notes, Version, fold};
use trackml_domain::upstream::Upstream;

/// What a change may write: everything but `id`, `workspace_id`, `revision` and `created_at`.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = models, treat_none_as_null = true)]
#[allow(clippy::struct_excessive_bools, reason = "each is the column of the same name")]
pub(super) struct Written {
    name: String,
    name_key: String,
    developer: Option<String>,
    developer_key: Option<String>,
    model_type: &'static str,
    status: &'static str,
    parameters: Option<i64>,
    license: Option<String>,
    license_key: Option<String>,
    license_class: Option<String>,
    version: Option<String>,
    notes: String,
    source_links: String,
    date_interacted: Option<NaiveDate>,
    favorite: bool,
    rating: Option<i16>,
    hub_id: Option<String>,
    hub: Option<String>,
    provenance: String,
    updated_at: NaiveDateTime,
    deleted_at: Option<NaiveDateTime>,
    context_length: Option<i64>,
    gated: bool,
    status_since: NaiveDateTime,
    locked_fields: String,
    upstream: String,
    checked_at: Option<NaiveDateTime>,
    gone: bool,
    changed_upstream: bool,
    #[diesel(embed)]
    memory: Memory,
}

impl Written {
    pub(super) fn of(model: &Model) -> Result<Self, StorageError> {
        let Model { fields, upstream, .. } = model;
        let hub = model.hub.as_ref();
        let developer = fields.developer.as_ref().map(|developer| developer.as_str().to_owned());
        let license = fields.license.as_ref().map(|license| license.as_str().to_owned());
        Ok(Self {
            name: fields.name.as_str().to_owned(),
            name_key: fold(fields.name.as_str()),
            developer_key: developer.as_deref().map(fold),
            developer,
            model_type: fields.model_type.into(),
            status: fields.status.into(),
            // The domain's bound is far below the column's.
            parameters: fields.parameters.and_then(|count| i64::try_from(count.get()).ok()),
            license_key: license.as_deref().map(fold),
            license,
            license_class: fields.license.as_ref().map(|license| license.class().to_string()),
            version: fields.version.as_ref().map(|version| version.as_str().to_owned()),
            notes: fields.notes.as_str().to_owned(),
            source_links: serde_json::to_string(&fields.source_links)?,
            date_interacted: fields.date_interacted.map(InteractionDate::get),
            favorite: fields.favorite,
            rating: fields.rating.map(|rating| rating.stars().into()),
            hub_id: hub.map(|facts| facts.id.clone()),
            hub: hub.map(serde_json::to_string).transpose()?,
            provenance: serde_json::to_string(&model.provenance)?,
            updated_at: model.updated_at.naive_utc(),
            deleted_at: model.deleted_at.map(|at| at.naive_utc()),
            context_length: hub
                .and_then(|facts| facts.context_length)
                .and_then(|tokens| i64::try_from(tokens).ok()),
            gated: hub.is_some_and(|facts| facts.gated != Gated::No),
            status_since: model.status_since.naive_utc(),
            locked_fields: serde_json::to_string(&model.locked)?,
            upstream: serde_json::to_string(upstream)?,
            checked_at: upstream.checked_at.map(|at| at.naive_utc()),
            gone: upstream.gone_since.is_some(),
            changed_upstream: !upstream.unseen.is_empty(),
            memory: Memory::of(model),
        })
    }
}

/// A whole row, but for what only sorting and searching need.
#[derive(Queryable, Selectable)]
#[diesel(table_name = models, check_for_backend(AnyBackend))]
pub(super) struct StoredRecord {
    pub(super) id: i64,
    workspace_id: i64,
    name: String,
    developer: Option<String>,
    model_type: String,
    status: String,
    parameters: Option<i64>,
    license: Option<String>,
    version: Option<String>,
    notes: String,
    source_links: String,
    date_interacted: Option<NaiveDate>,
    favorite: bool,
    rating: Option<i16>,
    hub: Option<String>,
    provenance: String,
    revision: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    deleted_at: Option<NaiveDateTime>,
    status_since: NaiveDateTime,
    locked_fields: String,
    upstream: String,
    checked_at: Option<NaiveDateTime>,
}

impl StoredRecord {
    pub(super) fn into_model(self, tags: Tags) -> Result<Model, Unreadable> {
        let read = Reader { id: self.id };
        Ok(Model {
            id: self.id.into(),
            workspace_id: self.workspace_id.into(),
            fields: ModelFields {
                name: read.value("name", ModelName::parse(&self.name))?,
                developer: read.optional("developer", self.developer.as_deref(), Developer::parse)?,
                model_type: read.value("model_type", self.model_type.parse())?,
                status: read.value("status", self.status.parse())?,
                parameters: read.parameters(self.parameters)?,
                license: read.optional("license", self.license.as_deref(), License::parse)?,
                version: read.optional("version", self.version.as_deref(), Version::parse)?,
                tags,
                notes: read.value("notes", Notes::parse(&self.notes))?,
                source_links: read.value("source_links", serde_json::from_str(&self.source_links))?,
                date_interacted: read.date(self.date_interacted)?,
                favorite: self.favorite,
                rating: read.rating(self.rating)?,
            },
            hub: self.hub.as_deref().map(|json| read.value("hub", serde_json::from_str(json))).transpose()?,
            provenance: read.value("provenance", serde_json::from_str(&self.provenance))?,
            locked: read.value("locked_fields", serde_json::from_str(&self.locked_fields))?,
            upstream: Upstream {
                checked_at: self.checked_at.map(|at| at.and_utc()),
                ..read.value("upstream", serde_json::from_str(&self.upstream))?
            },
            revision: self.revision,
            status_since: self.status_since.and_utc(),
            created_at: self.created_at.and_utc(),
            updated_at: self.updated_at.and_utc(),
            deleted_at: self.deleted_at.map(|at| at.and_utc()),
        })
    }
}

/// Reads stored values back through the domain's own doors, and says which could not be.
pub(super) struct Reader {
    pub(super) id: i64,
}

impl Reader {
    pub(super) fn value<T, E: std::fmt::Display>(
        &self,
        column: &'static str,
        result: Result<T, E>,
    ) -> Result<T, Unreadable> {
        result.map_err(|error| Unreadable { table: "models", id: self.id, column, reason: error.to_string() })
    }

    pub(super) fn optional<T, E: std::fmt::Display>(
        &self,
        column: &'static str,
        text: Option<&str>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Unreadable> {
        text.map(|text| self.value(column, parse(text))).transpose()
    }

    pub(super) fn parameters(&self, count: Option<i64>) -> Result<Option<ParameterCount>, Unreadable> {
        // A negative number becomes nought, which the domain refuses.
        let parse = |count: i64| ParameterCount::new(u64::try_from(count).unwrap_or(0));
        count.map(|count| self.value("parameters", parse(count))).transpose()
    }

    pub(super) fn date(&self, date: Option<NaiveDate>) -> Result<Option<InteractionDate>, Unreadable> {
        date.map(|date| self.value("date_interacted", InteractionDate::new(date))).transpose()
    }

    pub(super) fn rating(&self, stars: Option<i16>) -> Result<Option<Rating>, Unreadable> {
        stars.map(|stars| self.value("rating", Rating::new(stars.into()))).transpose()
    }
}
