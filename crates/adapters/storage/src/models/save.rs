//! Storing a changed model with its events.

use super::record::Written;
use super::{hub_keys, tags};
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::history;
use crate::schema::models;
use diesel::prelude::*;
use trackml_domain::model::{Change, Model};
use trackml_ports::SaveError;

/// Stores the change if nobody else changed the record since it was read.
pub(super) fn save(connection: &mut AnyConnection, change: Change) -> Result<Model, SaveError> {
    let Change { mut model, events } = change;
    let (id, workspace_id) = (model.id.get(), model.workspace_id.get());
    let written = Written::of(
        &model.fields,
        model.hub.as_ref(),
        &model.provenance,
        model.updated_at.naive_utc(),
        model.deleted_at.map(|at| at.naive_utc()),
    )
    .map_err(failed)?;
    let changed = diesel::update(models::table)
        .filter(models::id.eq(id))
        .filter(models::revision.eq(model.revision))
        .set((written, models::revision.eq(model.revision + 1)))
        .execute(connection)
        .map_err(failed)?;
    if changed == 0 {
        return Err(refused(connection, id));
    }
    tags::replace(connection, workspace_id, id, &model.fields.tags).map_err(failed)?;
    hub_keys::replace(connection, workspace_id, id, model.hub.as_ref()).map_err(failed)?;
    history::record(connection, id, &events).map_err(failed)?;
    model.revision += 1;
    Ok(model)
}

/// Stores the change and puts the record where it says.
pub(super) fn relocate(connection: &mut AnyConnection, change: Change) -> Result<Model, SaveError> {
    let model = save(connection, change)?;
    diesel::update(models::table.find(model.id.get()))
        .set(models::workspace_id.eq(model.workspace_id.get()))
        .execute(connection)
        .map_err(failed)?;
    Ok(model)
}

fn failed(error: impl Into<StorageError>) -> SaveError {
    SaveError::Repository(error.into().into())
}

/// Why no row was changed.
fn refused(connection: &mut AnyConnection, id: i64) -> SaveError {
    let current: QueryResult<Option<i64>> =
        models::table.find(id).select(models::revision).first(connection).optional();
    match current {
        Ok(Some(current)) => SaveError::Stale { current },
        Ok(None) => SaveError::NotFound,
        Err(error) => failed(error),
    }
}
