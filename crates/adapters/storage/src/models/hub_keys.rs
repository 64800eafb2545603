//! The Hub ids that models answer to.

use crate::dialect::{AnyConnection, on_each};
use crate::schema::{model_hub_keys, models};
use diesel::prelude::*;
use std::collections::HashMap;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;

/// The oldest live model of the workspace for each key that one answers to.
pub(super) fn kept(
    connection: &mut AnyConnection,
    workspace_id: i64,
    keys: &[String],
) -> QueryResult<Vec<(String, ModelId)>> {
    let mut oldest: HashMap<String, i64> = HashMap::new();
    // SQLite takes some 32 000 bound values a statement, PostgreSQL 65 535.
    for some in keys.chunks(1_000) {
        let rows: Vec<(String, i64)> = model_hub_keys::table
            .inner_join(models::table)
            .filter(model_hub_keys::workspace_id.eq(workspace_id))
            .filter(model_hub_keys::hub_key.eq_any(some))
            .filter(models::deleted_at.is_null())
            .select((model_hub_keys::hub_key, model_hub_keys::model_id))
            .load(connection)?;
        for (key, id) in rows {
            oldest.entry(key).and_modify(|first| *first = id.min(*first)).or_insert(id);
        }
    }
    Ok(oldest.into_iter().map(|(key, id)| (key, id.into())).collect())
}

/// Makes the keys of a model those of its facts.
pub(super) fn replace(
    connection: &mut AnyConnection,
    workspace_id: i64,
    model_id: i64,
    facts: Option<&HubFacts>,
) -> QueryResult<()> {
    diesel::delete(model_hub_keys::table.filter(model_hub_keys::model_id.eq(model_id)))
        .execute(connection)?;
    let rows: Vec<_> = facts
        .map(HubFacts::keys)
        .unwrap_or_default()
        .into_iter()
        .map(|key| {
            (
                model_hub_keys::model_id.eq(model_id),
                model_hub_keys::hub_key.eq(key),
                model_hub_keys::workspace_id.eq(workspace_id),
            )
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    on_each!(connection, known => diesel::insert_into(model_hub_keys::table).values(&rows).execute(known).map(drop))
}
