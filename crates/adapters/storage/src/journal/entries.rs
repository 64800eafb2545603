//! The journal behind its port.

use super::row::{COLUMNS, EntryRow, Said};
use crate::connection::Database;
use crate::dialect::{AnyConnection, on_each};
use crate::error::StorageError;
use crate::history;
use crate::models::{self, words};
use crate::schema::{journal_entries, models as records};
use async_trait::async_trait;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use trackml_domain::id::{JournalEntryId, ModelId, UserId};
use trackml_domain::journal::{EntryKind, EntryPatch, JournalEntry, NewEntry};
use trackml_domain::model::{Event, Model, Stamp};
use trackml_ports::{EntryError, JournalPlace, JournalRepository, RepositoryError};

#[async_trait]
impl JournalRepository for Database {
    async fn write(&self, new: NewEntry, most: u32) -> Result<JournalEntry, EntryError> {
        self.where_it_stands(move |connection| write(connection, &new, most)).await
    }

    async fn find(&self, id: JournalEntryId) -> Result<Option<JournalEntry>, RepositoryError> {
        self.read(move |connection| find(connection, id.get())).await
    }

    async fn change(
        &self,
        id: JournalEntryId,
        patch: EntryPatch,
        stamp: Stamp,
    ) -> Result<JournalEntry, EntryError> {
        self.where_it_stands(move |connection| change(connection, id.get(), patch.clone(), stamp)).await
    }

    async fn remove(&self, id: JournalEntryId, stamp: Stamp) -> Result<(), EntryError> {
        self.where_it_stands(move |connection| remove(connection, id.get(), stamp)).await
    }

    async fn of_model(
        &self,
        id: ModelId,
        kind: Option<EntryKind>,
        before: Option<JournalPlace>,
        limit: u16,
    ) -> Result<Vec<JournalEntry>, RepositoryError> {
        self.read(move |connection| {
            let mut query = journal_entries::table
                .filter(journal_entries::model_id.eq(id.get()))
                .order((journal_entries::day.desc(), journal_entries::id.desc()))
                .limit(limit.into())
                .select(COLUMNS)
                .into_boxed();
            query = match kind {
                Some(EntryKind::Decision) => query.filter(journal_entries::verdict.is_not_null()),
                Some(EntryKind::Log) => query.filter(journal_entries::verdict.is_null()),
                None => query,
            };
            if let Some((day, id)) = before {
                let of_that_day = journal_entries::day.eq(day).and(journal_entries::id.lt(id.get()));
                query = query.filter(journal_entries::day.lt(day).or(of_that_day));
            }
            let rows: Vec<EntryRow> = query.load(connection)?;
            rows.into_iter().map(EntryRow::into_entry).collect()
        })
        .await
    }
}

/// Why a transaction came to nothing.
enum Refused {
    /// The model was moved to another workspace while its words were being locked.
    Moved,
    /// For a reason of the port's.
    Entry(EntryError),
}

impl From<RepositoryError> for Refused {
    fn from(error: RepositoryError) -> Self {
        Self::Entry(error.into())
    }
}

impl From<StorageError> for Refused {
    fn from(error: StorageError) -> Self {
        Self::from(error.0)
    }
}

impl From<DieselError> for Refused {
    fn from(error: DieselError) -> Self {
        Self::from(StorageError::from(error))
    }
}

impl From<EntryError> for Refused {
    fn from(error: EntryError) -> Self {
        Self::Entry(error)
    }
}

impl Database {
    /// Runs a transaction, again where its model was moved meanwhile: locking a second workspace behind the first could
    /// wait for somebody who waits for the first.
    async fn where_it_stands<T: Send + 'static>(
        &self,
        work: impl Fn(&mut AnyConnection) -> Result<T, Refused> + Clone + Send + 'static,
    ) -> Result<T, EntryError> {
        loop {
            match self.write(work.clone()).await {
                Ok(done) => return Ok(done),
                Err(Refused::Entry(error)) => return Err(error),
                Err(Refused::Moved) => {}
            }
        }
    }
}

fn write(connection: &mut AnyConnection, new: &NewEntry, most: u32) -> Result<JournalEntry, Refused> {
    let model = locked(connection, new.model_id.get())?;
    let entries: i64 = journal_entries::table
        .filter(journal_entries::model_id.eq(model.id.get()))
        .count()
        .get_result(connection)?;
    if entries >= most.into() {
        return Err(EntryError::TooMany { most }.into());
    }
    let row = (
        journal_entries::model_id.eq(model.id.get()),
        Said::of(&new.content, new.day),
        journal_entries::user_id.eq(new.by.map(UserId::get)),
        journal_entries::created_at.eq(new.at.naive_utc()),
        journal_entries::updated_at.eq(new.at.naive_utc()),
    );
    let inserted: QueryResult<i64> = on_each!(connection, known => {
        diesel::insert_into(journal_entries::table).values(row).returning(journal_entries::id).get_result(known)
    });
    let id = inserted.map_err(|error| match error {
        // The model was removed for good since it was read.
        DieselError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => EntryError::NotFound.into(),
        error => Refused::from(error),
    })?;
    let entry = new.clone().into_entry(id.into());
    let event = entry.written(Stamp { by: new.by, at: new.at });
    note(connection, &model, event)?;
    Ok(entry)
}

fn change(
    connection: &mut AnyConnection,
    id: i64,
    patch: EntryPatch,
    stamp: Stamp,
) -> Result<JournalEntry, Refused> {
    let (model, before) = locked_entry(connection, id)?;
    let after = before.apply(patch, stamp.at).map_err(EntryError::from)?;
    if after == before {
        return Ok(before);
    }
    let row =
        (Said::of(&after.content, after.day), journal_entries::updated_at.eq(after.updated_at.naive_utc()));
    if diesel::update(journal_entries::table.find(id)).set(row).execute(connection)? == 0 {
        return Err(EntryError::NotFound.into());
    }
    note(connection, &model, after.changed(&before, stamp))?;
    Ok(after)
}

fn remove(connection: &mut AnyConnection, id: i64, stamp: Stamp) -> Result<(), Refused> {
    let (model, entry) = locked_entry(connection, id)?;
    if diesel::delete(journal_entries::table.find(id)).execute(connection)? == 0 {
        return Err(EntryError::NotFound.into());
    }
    note(connection, &model, entry.removed(stamp))
}

/// Writes what happened, and the words of the model with its journal as it is now.
fn note(connection: &mut AnyConnection, model: &Model, event: Event) -> Result<(), Refused> {
    let (workspace_id, id) = (model.workspace_id.get(), model.id.get());
    history::record(connection, id, &[event], None)?;
    Ok(words::write(connection, workspace_id, id, &model.fields, model.hub.as_ref())?)
}

/// A model, and nobody else changes its words or its journal until the transaction ends.
fn locked(connection: &mut AnyConnection, id: i64) -> Result<Model, Refused> {
    let stands_in: Option<i64> =
        records::table.find(id).select(records::workspace_id).first(connection).optional()?;
    let workspace_id = stands_in.ok_or(EntryError::NotFound)?;
    words::lock(connection, &[workspace_id])?;
    let model = models::find(connection, id)?.ok_or(EntryError::NotFound)?;
    if model.workspace_id.get() == workspace_id { Ok(model) } else { Err(Refused::Moved) }
}

/// An entry with its model, which is locked.
fn locked_entry(connection: &mut AnyConnection, id: i64) -> Result<(Model, JournalEntry), Refused> {
    let seen = find(connection, id)?.ok_or(EntryError::NotFound)?;
    let model = locked(connection, seen.model_id.get())?;
    let entry = find(connection, id)?.ok_or(EntryError::NotFound)?;
    if entry.model_id == model.id { Ok((model, entry)) } else { Err(Refused::Moved) }
}

fn find(connection: &mut AnyConnection, id: i64) -> Result<Option<JournalEntry>, StorageError> {
    let row: Option<EntryRow> =
        journal_entries::table.find(id).select(COLUMNS).first(connection).optional()?;
    row.map(EntryRow::into_entry).transpose()
}
