//! Models behind their port.

mod bases;
mod bulk;
mod create;
mod derived;
mod duplicates;
mod edition;
mod facets;
mod filter;
mod hub_keys;
mod record;
mod relevance;
mod save;
mod search;
mod summary;
mod tags;
mod touched;
pub(crate) mod trash;
mod vocabulary;
pub(crate) mod words;

use crate::connection::Database;
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::journal;
use crate::schema::models;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use filter::Wanted;
use std::collections::HashMap;
use trackml_domain::facets::Facets;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::listing::PageRequest;
use trackml_domain::model::{Change, Model, NewModel};
use trackml_domain::query::Selection;
use trackml_ports::{
    CreateError, Created, Creation, Found, IdempotencyKey, ModelRepository, RepositoryError, SaveError,
};

#[async_trait]
impl ModelRepository for Database {
    async fn create(&self, new: NewModel, how: Creation) -> Result<Created, CreateError> {
        self.write(move |connection| create::create(connection, &new, &how)).await
    }

    async fn attempted(&self, attempt: &IdempotencyKey) -> Result<Option<Model>, CreateError> {
        let attempt = attempt.clone();
        self.with(move |connection| create::made_before(connection, &attempt)).await?
    }

    async fn find(&self, id: ModelId) -> Result<Option<Model>, RepositoryError> {
        self.read(move |connection| find(connection, id.get())).await
    }

    async fn save(&self, change: Change) -> Result<Model, SaveError> {
        self.write(move |connection| save::save(connection, change)).await
    }

    async fn relocate(&self, change: Change) -> Result<Model, SaveError> {
        self.write(move |connection| save::relocate(connection, change)).await
    }

    async fn search(
        &self,
        workspace_id: WorkspaceId,
        selection: &Selection,
        page: &PageRequest,
    ) -> Result<Found, RepositoryError> {
        let (selection, page) = (selection.clone(), page.clone());
        self.read(move |connection| {
            let wanted = Wanted::of(connection, workspace_id.get(), &selection)?;
            search::page(connection, &wanted, &page)
        })
        .await
    }

    async fn facets(
        &self,
        workspace_id: WorkspaceId,
        selection: &Selection,
    ) -> Result<Facets, RepositoryError> {
        let selection = selection.clone();
        self.read(move |connection| {
            let wanted = Wanted::of(connection, workspace_id.get(), &selection)?;
            facets::facets(connection, &wanted).map(Facets::sorted)
        })
        .await
    }

    async fn documents(&self, ids: &[ModelId]) -> Result<Vec<(Model, Vec<String>)>, RepositoryError> {
        let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
        self.read(move |connection| {
            let models = find_several(connection, &ids)?;
            let mut journals = journal::texts_of(connection, &ids)?;
            let with_journal = |model: Model| {
                let texts = journals.remove(&model.id.get()).unwrap_or_default();
                (model, texts)
            };
            Ok(models.into_iter().map(with_journal).collect())
        })
        .await
    }

    async fn several(&self, ids: &[ModelId]) -> Result<Vec<Model>, RepositoryError> {
        let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
        self.read(move |connection| find_several(connection, &ids)).await
    }

    async fn checked(&self, id: ModelId, at: DateTime<Utc>) -> Result<(), RepositoryError> {
        self.write(move |connection| {
            let checked = diesel::update(models::table.find(id.get()))
                .set(models::checked_at.eq(at.naive_utc()))
                .execute(connection);
            Ok(checked.map(drop).map_err(StorageError::from)?)
        })
        .await
    }

    async fn made_from(
        &self,
        workspace_id: WorkspaceId,
        keys: &[String],
        most: u32,
    ) -> Result<Vec<(String, ModelId)>, RepositoryError> {
        let keys = keys.to_vec();
        self.read(move |connection| Ok(bases::made_from(connection, workspace_id.get(), &keys, most)?)).await
    }

    async fn kept(
        &self,
        workspace_id: WorkspaceId,
        keys: &[String],
    ) -> Result<Vec<(String, ModelId)>, RepositoryError> {
        let keys = keys.to_vec();
        self.read(move |connection| Ok(hub_keys::kept(connection, workspace_id.get(), &keys)?)).await
    }
}

/// Reads one model with its tags.
pub(crate) fn find(connection: &mut AnyConnection, id: i64) -> Result<Option<Model>, StorageError> {
    Ok(find_several(connection, &[id])?.pop())
}

/// Reads some models with their tags, in the order of the ids; those that there are none of are left out.
pub(crate) fn find_several(connection: &mut AnyConnection, ids: &[i64]) -> Result<Vec<Model>, StorageError> {
    let rows: Vec<record::StoredRecord> = models::table
        .filter(models::id.eq_any(ids))
        .select(record::StoredRecord::as_select())
        .load(connection)?;
    let mut tags = tags::of_models(connection, ids)?;
    let mut models = HashMap::with_capacity(rows.len());
    for row in rows {
        let tags = tags.remove(&row.id).unwrap_or_default();
        models.insert(row.id, row.into_model(tags)?);
    }
    Ok(ids.iter().filter_map(|id| models.remove(id)).collect())
}
