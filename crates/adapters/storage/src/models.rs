//! Models behind their port.

mod create;
mod filter;
mod hub_keys;
mod record;
mod save;
mod search;
mod summary;
mod tags;

use crate::connection::Database;
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::schema::models;
use async_trait::async_trait;
use diesel::prelude::*;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::listing::{ModelFilter, Page, PageRequest};
use trackml_domain::model::{Change, Model, ModelSummary, NewModel};
use trackml_ports::{
    CreateError, Created, Creation, IdempotencyKey, ModelRepository, RepositoryError, SaveError,
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
        filter: &ModelFilter,
        page: &PageRequest,
    ) -> Result<Page<ModelSummary>, RepositoryError> {
        let (filter, page) = (filter.clone(), page.clone());
        self.read(move |connection| search::page(connection, workspace_id.get(), &filter, &page)).await
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
fn find(connection: &mut AnyConnection, id: i64) -> Result<Option<Model>, StorageError> {
    let row: Option<record::StoredRecord> =
        models::table.find(id).select(record::StoredRecord::as_select()).first(connection).optional()?;
    let Some(row) = row else { return Ok(None) };
    let tags = tags::of_models(connection, &[id])?.remove(&id).unwrap_or_default();
    Ok(Some(row.into_model(tags)?))
}
