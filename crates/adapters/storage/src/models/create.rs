//! Keeping a new model.

use super::record::Written;
use super::{bases, find, hub_keys, tags, words};
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::StorageError;
use crate::schema::{idempotency_keys, models};
use crate::{history, journal};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use trackml_domain::model::{FIRST_REVISION, Model, NewModel};
use trackml_ports::{CreateError, Created, Creation, IdempotencyKey, RepositoryError};

/// Keeps a new model, unless it is kept already or this attempt was made before.
pub(super) fn create(
    connection: &mut AnyConnection,
    new: &NewModel,
    how: &Creation,
) -> Result<Created, CreateError> {
    if let Some(attempt) = &how.idempotency {
        connection.lock(LockKind::UserAttempts, attempt.user_id.get()).map_err(failed)?;
        if let Some(model) = made_before(connection, attempt)? {
            return Ok(Created::Replayed(model));
        }
    }
    if let Some(facts) = new.hub.as_ref().filter(|_| how.unless_kept) {
        connection.lock(LockKind::WorkspaceHubKeys, new.workspace_id.get()).map_err(failed)?;
        let kept = hub_keys::kept(connection, new.workspace_id.get(), &facts.keys()).map_err(failed)?;
        if let Some(id) = kept.into_iter().map(|(_, id)| id).min() {
            return Ok(Created::Kept(id));
        }
    }
    let model = insert(connection, new)?;
    if let Some(attempt) = &how.idempotency {
        note(connection, attempt, model.id.get(), new.stamp.at.naive_utc()).map_err(failed)?;
    }
    Ok(Created::New(model))
}

fn failed(error: impl Into<StorageError>) -> CreateError {
    CreateError::Repository(error.into().into())
}

fn insert(connection: &mut AnyConnection, new: &NewModel) -> Result<Model, CreateError> {
    let (workspace_id, at) = (new.workspace_id.get(), new.stamp.at.naive_utc());
    words::lock(connection, &[workspace_id]).map_err(failed)?;
    let model = new.clone().into_model(0.into());
    let written = Written::of(&model).map_err(failed)?;
    let row = (
        models::workspace_id.eq(workspace_id),
        models::revision.eq(FIRST_REVISION),
        models::created_at.eq(at),
        written,
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(models::table).values(row).returning(models::id).get_result(known)
    })
    .map_err(failed)?;
    tags::attach(connection, workspace_id, id, &new.fields.tags).map_err(failed)?;
    hub_keys::replace(connection, workspace_id, id, new.hub.as_ref()).map_err(failed)?;
    bases::replace(connection, workspace_id, id, new.hub.as_ref()).map_err(failed)?;
    if let Some((original, _)) = new.copy_of {
        history::copy(connection, original.get(), id).map_err(failed)?;
        journal::copy(connection, original.get(), id).map_err(failed)?;
    }
    words::write(connection, workspace_id, id, &new.fields, new.hub.as_ref()).map_err(failed)?;
    history::record(connection, id, &[new.event()], None).map_err(failed)?;
    Ok(Model { id: id.into(), ..model })
}

/// The record that the same attempt made before.
pub(super) fn made_before(
    connection: &mut AnyConnection,
    attempt: &IdempotencyKey,
) -> Result<Option<Model>, CreateError> {
    let found: Option<(String, i64)> = idempotency_keys::table
        .find((attempt.user_id.get(), &attempt.key))
        .select((idempotency_keys::fingerprint, idempotency_keys::model_id))
        .first(connection)
        .optional()
        .map_err(failed)?;
    match found {
        None => Ok(None),
        Some((fingerprint, _)) if fingerprint != attempt.fingerprint => Err(CreateError::KeyReused),
        Some((_, id)) => {
            find(connection, id).map_err(|error| CreateError::Repository(RepositoryError::from(error)))
        }
    }
}

fn note(
    connection: &mut AnyConnection,
    attempt: &IdempotencyKey,
    id: i64,
    at: NaiveDateTime,
) -> QueryResult<()> {
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::user_id.eq(attempt.user_id.get()),
            idempotency_keys::idempotency_key.eq(&attempt.key),
            idempotency_keys::fingerprint.eq(&attempt.fingerprint),
            idempotency_keys::model_id.eq(id),
            idempotency_keys::created_at.eq(at),
        ))
        .execute(connection)
        .map(drop)
}
