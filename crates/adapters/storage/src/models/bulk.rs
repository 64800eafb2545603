//! Changing many models at once.

use super::filter::Wanted;
use super::save::{move_to, write};
use super::touched::Touched;
use super::{find_several, trash, words};
use crate::connection::Database;
use crate::dialect::{AnyBackend, AnyConnection, on_each};
use crate::error::StorageError;
use crate::history;
use crate::schema::{bulk_changes, model_tags, models, tags};
use async_trait::async_trait;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeSet;
use trackml_domain::id::{BulkId, ModelId, WorkspaceId};
use trackml_domain::model::{Change, Model, Stamp};
use trackml_domain::tag::Tag;
use trackml_ports::{
    Bulk, BulkChange, BulkError, BulkOutcome, BulkRepository, RepositoryError, SaveError, TakeBackError,
    Targets,
};

/// How many models are held in memory at once: each may have a hundred kilobytes of notes.
const CHUNK: usize = 100;

/// How often a change is made again of a model that somebody else changed in between.
const MAX_TRIES: u32 = 20;

#[async_trait]
impl BulkRepository for Database {
    async fn meant(&self, workspace_id: WorkspaceId, targets: &Targets) -> Result<u64, BulkError> {
        let targets = targets.clone();
        self.with(move |connection| counted(connection, workspace_id.get(), &targets)).await?
    }

    async fn change_many(&self, bulk: BulkChange) -> Result<BulkOutcome, BulkError> {
        self.write(move |connection| change_many(connection, &bulk)).await
    }

    async fn purge(
        &self,
        workspace_id: WorkspaceId,
        targets: &Targets,
        limit: u32,
        expected: Option<u64>,
    ) -> Result<u64, BulkError> {
        let targets = targets.clone();
        self.write(move |connection| {
            words::lock(connection, &[workspace_id.get()]).map_err(failed)?;
            let ids = checked(connection, workspace_id.get(), &targets, limit, expected)?;
            for some in ids.chunks(CHUNK) {
                trash::remove(connection, some, None).map_err(failed)?;
            }
            Ok(ids.len() as u64)
        })
        .await
    }

    async fn bulk(&self, id: BulkId) -> Result<Option<Bulk>, RepositoryError> {
        self.read(move |connection| {
            let row: Option<BulkRow> = bulk_changes::table
                .find(id.get())
                .select(BulkRow::as_select())
                .first(connection)
                .optional()?;
            Ok(row.map(BulkRow::into_bulk))
        })
        .await
    }

    async fn take_back(
        &self,
        id: BulkId,
        within: &[WorkspaceId],
        stamp: Stamp,
    ) -> Result<BulkOutcome, TakeBackError> {
        let within: Vec<i64> = within.iter().map(|id| id.get()).collect();
        self.write(move |connection| take_back(connection, id.get(), &within, stamp)).await
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = bulk_changes, check_for_backend(AnyBackend))]
struct BulkRow {
    id: i64,
    workspace_id: i64,
    user_id: i64,
    expires_at: NaiveDateTime,
    undone_at: Option<NaiveDateTime>,
}

impl BulkRow {
    fn into_bulk(self) -> Bulk {
        Bulk {
            id: self.id.into(),
            workspace_id: self.workspace_id.into(),
            by: self.user_id.into(),
            expires_at: self.expires_at.and_utc(),
            undone: self.undone_at.is_some(),
        }
    }
}

fn failed(error: impl Into<StorageError>) -> BulkError {
    BulkError::Repository(error.into().into())
}

fn change_many(connection: &mut AnyConnection, bulk: &BulkChange) -> Result<BulkOutcome, BulkError> {
    let workspace_id = bulk.workspace_id.get();
    let workspaces: Vec<i64> = [bulk.workspace_id].into_iter().chain(bulk.to).map(WorkspaceId::get).collect();
    words::lock(connection, &workspaces).map_err(failed)?;
    let ids = checked(connection, workspace_id, &bulk.targets, bulk.limit, bulk.expected)?;
    let matched = ids.len() as u64;
    let row = (
        bulk_changes::workspace_id.eq(workspace_id),
        bulk_changes::user_id.eq(bulk.by.get()),
        bulk_changes::at.eq(bulk.at.naive_utc()),
        bulk_changes::expires_at.eq(bulk.expires_at.naive_utc()),
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(bulk_changes::table).values(row).returning(bulk_changes::id).get_result(known)
    })
    .map_err(failed)?;
    let mut changed = 0;
    for some in ids.chunks(CHUNK) {
        for model in find_several(connection, some).map_err(failed)? {
            let of = model.id;
            let make = |model: Model| {
                (bulk.change)(model).map_err(|source| BulkError::TooManyTags { id: of, source })
            };
            changed += u64::from(change_one(connection, model, Some(id), make, BulkError::Contended(of))?);
        }
    }
    if changed == 0 {
        diesel::delete(bulk_changes::table.find(id)).execute(connection).map_err(failed)?;
    }
    Ok(BulkOutcome { bulk: (changed > 0).then(|| id.into()), matched, changed })
}

/// The models that are meant, unless they are too many, or not as many as were seen.
fn checked(
    connection: &mut AnyConnection,
    workspace_id: i64,
    targets: &Targets,
    limit: u32,
    expected: Option<u64>,
) -> Result<Vec<i64>, BulkError> {
    let ids = ids(connection, workspace_id, targets, i64::from(limit) + 1)?;
    let matched = ids.len() as u64;
    if matched > u64::from(limit) {
        let matched = counted(connection, workspace_id, targets)?;
        return Err(BulkError::TooMany { matched, limit });
    }
    match expected.filter(|expected| *expected != matched) {
        Some(expected) => Err(BulkError::Unexpected { matched, expected }),
        None => Ok(ids),
    }
}

/// Makes the change of one model, again where somebody else was faster, and tells whether it changed anything.
fn change_one<E: From<RepositoryError>>(
    connection: &mut AnyConnection,
    model: Model,
    bulk: Option<i64>,
    make: impl Fn(Model) -> Result<Change, E>,
    contended: E,
) -> Result<bool, E> {
    let mut model = model;
    for _ in 0..MAX_TRIES {
        let (id, workspace_id) = (model.id.get(), model.workspace_id);
        let change = make(model.clone())?;
        if change.model == model {
            return Ok(false);
        }
        let stored = if change.model.workspace_id == workspace_id {
            let touched = Touched::by(&change.events);
            write(connection, change, touched, bulk)
        } else {
            move_to(connection, change, bulk)
        };
        match stored {
            Ok(_) => return Ok(true),
            Err(SaveError::Repository(error)) => return Err(error.into()),
            Err(SaveError::NotFound) => return Ok(false),
            Err(SaveError::Stale { .. }) => {}
        }
        let again = find_several(connection, &[id]).map_err(|error| E::from(RepositoryError::from(error)))?;
        match again.into_iter().next() {
            Some(current) => model = current,
            None => return Ok(false),
        }
    }
    Err(contended)
}

/// The models that are meant, the oldest first, at most so many.
fn ids(
    connection: &mut AnyConnection,
    workspace_id: i64,
    targets: &Targets,
    most: i64,
) -> Result<Vec<i64>, BulkError> {
    match targets {
        Targets::Ids { ids, trashed } => named(connection, workspace_id, ids, *trashed),
        Targets::Selected(selection) => {
            let wanted = Wanted::of(connection, workspace_id, selection).map_err(failed)?;
            wanted
                .models()
                .order(models::id.asc())
                .limit(most)
                .select(models::id)
                .load(connection)
                .map_err(failed)
        }
        Targets::Tagged(wanted) => {
            let names: Vec<&str> = wanted.iter().map(Tag::as_str).collect();
            model_tags::table
                .inner_join(tags::table)
                .filter(tags::workspace_id.eq(workspace_id))
                .filter(tags::name.eq_any(names))
                .order(model_tags::model_id.asc())
                .limit(most)
                .select(model_tags::model_id)
                .distinct()
                .load(connection)
                .map_err(failed)
        }
    }
}

fn named(
    connection: &mut AnyConnection,
    workspace_id: i64,
    ids: &[ModelId],
    trashed: bool,
) -> Result<Vec<i64>, BulkError> {
    let wanted: BTreeSet<i64> = ids.iter().map(|id| id.get()).collect();
    let wanted: Vec<i64> = wanted.into_iter().collect();
    let mut found = BTreeSet::new();
    for some in wanted.chunks(1_000) {
        let query = models::table
            .filter(models::workspace_id.eq(workspace_id))
            .filter(models::id.eq_any(some))
            .select(models::id)
            .into_boxed::<AnyBackend>();
        let query = if trashed {
            query.filter(models::deleted_at.is_not_null())
        } else {
            query.filter(models::deleted_at.is_null())
        };
        let some: Vec<i64> = query.load(connection).map_err(failed)?;
        found.extend(some);
    }
    match wanted.iter().find(|id| !found.contains(id)) {
        Some(missing) => Err(BulkError::NoSuchModel((*missing).into())),
        None => Ok(wanted),
    }
}

/// How many models are meant, however many.
fn counted(connection: &mut AnyConnection, workspace_id: i64, targets: &Targets) -> Result<u64, BulkError> {
    let Targets::Selected(selection) = targets else {
        return Ok(ids(connection, workspace_id, targets, i64::MAX)?.len() as u64);
    };
    let wanted = Wanted::of(connection, workspace_id, selection).map_err(failed)?;
    let count: i64 = wanted.models().count().get_result(connection).map_err(failed)?;
    Ok(u64::try_from(count).unwrap_or(0))
}

fn take_back(
    connection: &mut AnyConnection,
    id: i64,
    within: &[i64],
    stamp: Stamp,
) -> Result<BulkOutcome, TakeBackError> {
    let failed = |error: StorageError| TakeBackError::Repository(error.into());
    words::lock(connection, within).map_err(|error| failed(error.into()))?;
    let open = diesel::update(bulk_changes::table.find(id))
        .filter(bulk_changes::undone_at.is_null())
        .filter(bulk_changes::expires_at.gt(stamp.at.naive_utc()))
        .set(bulk_changes::undone_at.eq(stamp.at.naive_utc()))
        .execute(connection)
        .map_err(|error| failed(error.into()))?;
    if open == 0 {
        return Err(TakeBackError::NothingThere);
    }
    let ids = history::models_of_bulk(connection, id).map_err(|error| failed(error.into()))?;
    let mut changed = 0;
    for some in ids.chunks(CHUNK) {
        let mut done = history::of_bulk(connection, id, some).map_err(failed)?;
        for model in find_several(connection, some).map_err(failed)? {
            if !within.contains(&model.workspace_id.get()) {
                continue;
            }
            let events = done.remove(&model.id.get()).unwrap_or_default();
            let make = |model: Model| Ok(model.take_back(&events, stamp));
            let contended = TakeBackError::Contended(model.id);
            changed += u64::from(change_one(connection, model, None, make, contended)?);
        }
    }
    Ok(BulkOutcome { bulk: None, matched: ids.len() as u64, changed })
}
