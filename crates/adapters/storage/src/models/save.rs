//! Storing a changed model with its events.

use super::record::Written;
use super::touched::Touched;
use super::{bases, hub_keys, tags, words};
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::history;
use crate::schema::models;
use diesel::prelude::*;
use trackml_domain::model::{Change, Model};
use trackml_ports::SaveError;

/// Stores the change if nobody else changed the record since it was read.
pub(super) fn save(connection: &mut AnyConnection, change: Change) -> Result<Model, SaveError> {
    let touched = Touched { tags: true, hub: true, ..Touched::by(&change.events) };
    if touched.words {
        words::lock(connection, &[change.model.workspace_id.get()]).map_err(failed)?;
    }
    write(connection, change, touched, None)
}

/// Stores the change and what it touches. Whoever changes words has locked them.
pub(super) fn write(
    connection: &mut AnyConnection,
    change: Change,
    touched: Touched,
    bulk: Option<i64>,
) -> Result<Model, SaveError> {
    let Change { mut model, events } = change;
    let (id, workspace_id) = (model.id.get(), model.workspace_id.get());
    let written = Written::of(&model).map_err(failed)?;
    let changed = diesel::update(models::table)
        .filter(models::id.eq(id))
        .filter(models::revision.eq(model.revision))
        .set((written, models::revision.eq(model.revision + 1)))
        .execute(connection)
        .map_err(failed)?;
    if changed == 0 {
        return Err(refused(connection, id));
    }
    if touched.tags {
        tags::replace(connection, workspace_id, id, &model.fields.tags).map_err(failed)?;
    }
    if touched.hub {
        hub_keys::replace(connection, workspace_id, id, model.hub.as_ref()).map_err(failed)?;
        bases::replace(connection, workspace_id, id, model.hub.as_ref()).map_err(failed)?;
    }
    if touched.words {
        words::write(connection, workspace_id, id, &model.fields, model.hub.as_ref()).map_err(failed)?;
    }
    history::record(connection, id, &events, bulk).map_err(failed)?;
    model.revision += 1;
    Ok(model)
}

/// Stores the change and puts the record where it says.
pub(super) fn relocate(connection: &mut AnyConnection, change: Change) -> Result<Model, SaveError> {
    let from: Option<i64> = models::table
        .find(change.model.id.get())
        .select(models::workspace_id)
        .first(connection)
        .optional()
        .map_err(failed)?;
    let to = change.model.workspace_id.get();
    words::lock(connection, &[from.unwrap_or(to), to]).map_err(failed)?;
    move_to(connection, change, None)
}

/// Stores the change with everything that belongs to a workspace, in the workspace that it says.
pub(super) fn move_to(
    connection: &mut AnyConnection,
    change: Change,
    bulk: Option<i64>,
) -> Result<Model, SaveError> {
    let model = write(connection, change, Touched::EVERYTHING, bulk)?;
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
