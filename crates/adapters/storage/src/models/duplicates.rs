//! Records of one model: found, and made one.

use super::save::write;
use super::summary::SummaryRow;
use super::touched::Touched;
use super::{tags, words};
use crate::connection::Database;
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::schema::{model_hub_keys, models, search_documents};
use crate::{history, journal};
use async_trait::async_trait;
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use trackml_domain::duplicate::{DuplicateReason, of_one_developer};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{Model, ModelSummary};
use trackml_domain::text::fold;
use trackml_ports::{DuplicateGroup, DuplicateRepository, Merger, RepositoryError, SaveError};

/// How many names and ids that several records have are looked at.
const MOST: i64 = 1_000;

#[async_trait]
impl DuplicateRepository for Database {
    async fn duplicates(
        &self,
        workspace_id: WorkspaceId,
        limit: u32,
    ) -> Result<Vec<DuplicateGroup>, RepositoryError> {
        self.read(move |connection| groups(connection, workspace_id.get(), limit)).await
    }

    async fn merge(&self, merger: Merger) -> Result<Model, (ModelId, SaveError)> {
        let stored: Result<Model, Refused> = self.write(move |connection| merge(connection, merger)).await;
        stored.map_err(|refused| refused.0)
    }
}

/// Carries out of the transaction which record was refused.
struct Refused((ModelId, SaveError));

impl From<RepositoryError> for Refused {
    fn from(error: RepositoryError) -> Self {
        Self((0.into(), SaveError::Repository(error)))
    }
}

fn groups(
    connection: &mut AnyConnection,
    workspace_id: i64,
    limit: u32,
) -> Result<Vec<DuplicateGroup>, StorageError> {
    let by_key = with_a_common_key(connection, workspace_id)?;
    let by_name = with_a_common_name(connection, workspace_id)?;
    let ids: HashSet<i64> = by_key.values().chain(by_name.values()).flatten().copied().collect();
    let records = summaries(connection, &ids.into_iter().collect::<Vec<_>>())?;
    let mut groups = Vec::new();
    let mut shown: HashSet<i64> = HashSet::new();
    for reason in [DuplicateReason::HubId, DuplicateReason::CanonicalId, DuplicateReason::Name] {
        let source = if reason == DuplicateReason::Name { &by_name } else { &by_key };
        for ids in source.values() {
            let open: Vec<ModelSummary> = ids
                .iter()
                .filter(|id| !shown.contains(id))
                .filter_map(|id| records.get(id).cloned())
                .collect();
            for models in matching(reason, open) {
                shown.extend(models.iter().map(|model| model.id.get()));
                groups.push(DuplicateGroup { reason, models });
            }
        }
    }
    groups.sort_by_key(|group| {
        (std::cmp::Reverse(group.models.len()), group.models.first().map(|model| model.id))
    });
    groups.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(groups)
}

/// Of records that have something in common, those that have it for this reason.
fn matching(reason: DuplicateReason, mut open: Vec<ModelSummary>) -> Vec<Vec<ModelSummary>> {
    open.sort_by_key(|model| model.id);
    match reason {
        DuplicateReason::HubId => {
            let mut by_id: BTreeMap<String, Vec<ModelSummary>> = BTreeMap::new();
            for model in open {
                let id = model.hub_id.as_deref().map(fold).unwrap_or_default();
                by_id.entry(id).or_default().push(model);
            }
            by_id.into_values().filter(|models| models.len() > 1).collect()
        }
        DuplicateReason::CanonicalId if open.len() > 1 => vec![open],
        DuplicateReason::CanonicalId => Vec::new(),
        DuplicateReason::Name => of_one_developer(open),
    }
}

/// The live records of the workspace by each Hub key that several answer to.
fn with_a_common_key(
    connection: &mut AnyConnection,
    workspace_id: i64,
) -> QueryResult<BTreeMap<String, Vec<i64>>> {
    let live = model_hub_keys::table
        .inner_join(models::table)
        .filter(model_hub_keys::workspace_id.eq(workspace_id))
        .filter(models::deleted_at.is_null());
    let keys: Vec<String> = live
        .group_by(model_hub_keys::hub_key)
        .having(count_star().gt(1))
        .order(model_hub_keys::hub_key.asc())
        .limit(MOST)
        .select(model_hub_keys::hub_key)
        .load(connection)?;
    let rows: Vec<(String, i64)> = live
        .filter(model_hub_keys::hub_key.eq_any(&keys))
        .select((model_hub_keys::hub_key, model_hub_keys::model_id))
        .load(connection)?;
    Ok(by(rows))
}

/// The live records of the workspace by each name that several have but for case, spaces and punctuation.
fn with_a_common_name(
    connection: &mut AnyConnection,
    workspace_id: i64,
) -> QueryResult<BTreeMap<String, Vec<i64>>> {
    let live = search_documents::table
        .inner_join(models::table)
        .filter(search_documents::workspace_id.eq(workspace_id))
        .filter(search_documents::compact.ne(""))
        .filter(models::deleted_at.is_null());
    let names: Vec<String> = live
        .group_by(search_documents::compact)
        .having(count_star().gt(1))
        .order(search_documents::compact.asc())
        .limit(MOST)
        .select(search_documents::compact)
        .load(connection)?;
    let rows: Vec<(String, i64)> = live
        .filter(search_documents::compact.eq_any(&names))
        .select((search_documents::compact, search_documents::model_id))
        .load(connection)?;
    Ok(by(rows))
}

fn by(rows: Vec<(String, i64)>) -> BTreeMap<String, Vec<i64>> {
    let mut groups: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (key, id) in rows {
        groups.entry(key).or_default().push(id);
    }
    groups
}

fn summaries(
    connection: &mut AnyConnection,
    ids: &[i64],
) -> Result<HashMap<i64, ModelSummary>, StorageError> {
    let mut summaries = HashMap::new();
    for some in ids.chunks(1_000) {
        let rows: Vec<SummaryRow> =
            models::table.filter(models::id.eq_any(some)).select(SummaryRow::as_select()).load(connection)?;
        let mut tags = tags::of_models(connection, some)?;
        for row in rows {
            let id = row.id;
            summaries.insert(id, row.into_summary(tags.remove(&id).unwrap_or_default())?);
        }
    }
    Ok(summaries)
}

fn merge(connection: &mut AnyConnection, merger: Merger) -> Result<Model, Refused> {
    let failed = |error: StorageError| Refused::from(RepositoryError::from(error));
    let (into, workspace_id) = (merger.into.model.id, merger.into.model.workspace_id.get());
    words::lock(connection, &[workspace_id]).map_err(|error| failed(error.into()))?;
    for change in merger.from {
        let id = change.model.id;
        // What the record that stays takes over is what there was before it was merged.
        history::copy(connection, id.get(), into.get()).map_err(|error| failed(error.into()))?;
        journal::copy(connection, id.get(), into.get()).map_err(|error| failed(error.into()))?;
        let touched = Touched::by(&change.events);
        write(connection, change, touched, None).map_err(|error| Refused((id, error)))?;
    }
    write(connection, merger.into, Touched::EVERYTHING, None).map_err(|error| Refused((into, error)))
}
