//! Tags, through their join table.

use crate::dialect::{AnyConnection, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{model_tags, tags};
use diesel::prelude::*;
use std::collections::HashMap;
use trackml_domain::tag::{Tag, Tags};

/// The tags of several models, in one statement.
pub(super) fn of_models(
    connection: &mut AnyConnection,
    ids: &[i64],
) -> Result<HashMap<i64, Tags>, StorageError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, String)> = model_tags::table
        .inner_join(tags::table)
        .filter(model_tags::model_id.eq_any(ids))
        .select((model_tags::model_id, tags::name))
        .load(connection)?;
    let mut by_model: HashMap<i64, Vec<Tag>> = HashMap::new();
    for (model_id, name) in rows {
        let tag = Tag::parse(&name).map_err(|error| Unreadable {
            table: "tags of model",
            id: model_id,
            column: "name",
            reason: error.to_string(),
        })?;
        by_model.entry(model_id).or_default().push(tag);
    }
    Ok(by_model.into_iter().map(|(id, tags)| (id, Tags::first(tags))).collect())
}

/// Makes the tags of a model those that are given.
pub(super) fn replace(
    connection: &mut AnyConnection,
    workspace_id: i64,
    model_id: i64,
    wanted: &Tags,
) -> Result<(), StorageError> {
    diesel::delete(model_tags::table.filter(model_tags::model_id.eq(model_id))).execute(connection)?;
    attach(connection, workspace_id, model_id, wanted)
}

/// Gives a model tags that it does not have yet, making those that the workspace does not know.
pub(super) fn attach(
    connection: &mut AnyConnection,
    workspace_id: i64,
    model_id: i64,
    wanted: &Tags,
) -> Result<(), StorageError> {
    if wanted.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = wanted.iter().map(Tag::as_str).collect();
    let rows: Vec<_> =
        names.iter().map(|name| (tags::workspace_id.eq(workspace_id), tags::name.eq(*name))).collect();
    on_each!(connection, known => {
        diesel::insert_into(tags::table).values(&rows).on_conflict_do_nothing().execute(known)
    })?;
    let ids: Vec<i64> = tags::table
        .filter(tags::workspace_id.eq(workspace_id))
        .filter(tags::name.eq_any(&names))
        .select(tags::id)
        .load(connection)?;
    let rows: Vec<_> =
        ids.iter().map(|id| (model_tags::model_id.eq(model_id), model_tags::tag_id.eq(*id))).collect();
    on_each!(connection, known => diesel::insert_into(model_tags::table).values(&rows).execute(known))?;
    Ok(())
}
