//! The models that records say they were made from.

use crate::dialect::{AnyConnection, on_each};
use crate::schema::{model_bases, models};
use diesel::prelude::*;
use std::collections::BTreeSet;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;
use trackml_domain::text::fold;

/// The live models of the workspace that were made from what has these keys, the oldest first.
pub(super) fn made_from(
    connection: &mut AnyConnection,
    workspace_id: i64,
    keys: &[String],
    most: u32,
) -> QueryResult<Vec<(String, ModelId)>> {
    let rows: Vec<(String, i64)> = model_bases::table
        .inner_join(models::table)
        .filter(model_bases::workspace_id.eq(workspace_id))
        .filter(model_bases::base_key.eq_any(keys))
        .filter(models::deleted_at.is_null())
        .order((model_bases::model_id.asc(), model_bases::base_key.asc()))
        .limit(most.into())
        .select((model_bases::base_key, model_bases::model_id))
        .load(connection)?;
    Ok(rows.into_iter().map(|(key, id)| (key, id.into())).collect())
}

/// Makes the bases of a model those of its facts.
pub(super) fn replace(
    connection: &mut AnyConnection,
    workspace_id: i64,
    model_id: i64,
    facts: Option<&HubFacts>,
) -> QueryResult<()> {
    diesel::delete(model_bases::table.filter(model_bases::model_id.eq(model_id))).execute(connection)?;
    let keys: BTreeSet<String> =
        facts.map(|facts| facts.base_models.iter().map(|base| fold(&base.id)).collect()).unwrap_or_default();
    let rows: Vec<_> = keys
        .into_iter()
        .map(|key| {
            (
                model_bases::model_id.eq(model_id),
                model_bases::base_key.eq(key),
                model_bases::workspace_id.eq(workspace_id),
            )
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    on_each!(connection, known => diesel::insert_into(model_bases::table).values(&rows).execute(known).map(drop))
}
