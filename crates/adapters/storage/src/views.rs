//! Saved views.

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::views;
use async_trait::async_trait;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use trackml_domain::id::{UserId, ViewId, WorkspaceId};
use trackml_domain::view::{NewView, View, ViewName, ViewPatch};
use trackml_ports::{RepositoryError, SaveViewError, ViewRepository};

#[derive(Queryable)]
struct ViewRow {
    id: i64,
    workspace_id: i64,
    name: String,
    query: String,
    user_id: Option<i64>,
    created_at: NaiveDateTime,
}

const COLUMNS: (
    views::id,
    views::workspace_id,
    views::name,
    views::query,
    views::user_id,
    views::created_at,
) = (views::id, views::workspace_id, views::name, views::query, views::user_id, views::created_at);

impl ViewRow {
    fn into_view(self) -> Result<View, StorageError> {
        let id = self.id;
        let unreadable = |reason| Unreadable { table: "views", id, column: "name", reason };
        Ok(View {
            id: id.into(),
            workspace_id: self.workspace_id.into(),
            name: ViewName::parse(&self.name).map_err(|error| unreadable(error.to_string()))?,
            query: self.query,
            by: self.user_id.map(UserId::from),
            created_at: self.created_at.and_utc(),
        })
    }
}

#[async_trait]
impl ViewRepository for Database {
    async fn list(&self, workspace_id: WorkspaceId) -> Result<Vec<View>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<ViewRow> = views::table
                .filter(views::workspace_id.eq(workspace_id.get()))
                .order(views::name_key.asc())
                .select(COLUMNS)
                .load(connection)?;
            rows.into_iter().map(ViewRow::into_view).collect()
        })
        .await
    }

    async fn find(&self, id: ViewId) -> Result<Option<View>, RepositoryError> {
        self.read(move |connection| find(connection, id.get())).await
    }

    async fn create(&self, new: NewView, most: u32) -> Result<View, SaveViewError> {
        self.write(move |connection| create(connection, new, most)).await
    }

    async fn change(&self, id: ViewId, patch: ViewPatch) -> Result<View, SaveViewError> {
        self.write(move |connection| change(connection, id.get(), patch)).await
    }

    async fn remove(&self, id: ViewId) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            let gone = diesel::delete(views::table.find(id.get())).execute(connection);
            Ok(gone.map_err(StorageError::from)? > 0)
        })
        .await
    }
}

fn find(connection: &mut AnyConnection, id: i64) -> Result<Option<View>, StorageError> {
    let row: Option<ViewRow> = views::table.find(id).select(COLUMNS).first(connection).optional()?;
    row.map(ViewRow::into_view).transpose()
}

fn create(connection: &mut AnyConnection, new: NewView, most: u32) -> Result<View, SaveViewError> {
    let workspace_id = new.workspace_id.get();
    connection.lock(LockKind::WorkspaceViews, workspace_id).map_err(failed)?;
    let row = (
        views::workspace_id.eq(workspace_id),
        views::name.eq(new.name.as_str()),
        views::name_key.eq(new.name.key()),
        views::query.eq(new.query.as_str()),
        views::user_id.eq(new.by.map(UserId::get)),
        views::created_at.eq(new.at.naive_utc()),
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(views::table).values(row).returning(views::id).get_result(known)
    })
    .map_err(failed)?;
    let has: i64 = views::table
        .filter(views::workspace_id.eq(workspace_id))
        .count()
        .get_result(connection)
        .map_err(failed)?;
    if has > most.into() { Err(SaveViewError::TooMany) } else { Ok(new.into_view(id.into())) }
}

fn change(connection: &mut AnyConnection, id: i64, patch: ViewPatch) -> Result<View, SaveViewError> {
    let row = views::table.find(id);
    if let Some(name) = patch.name {
        let names = (views::name.eq(name.as_str()), views::name_key.eq(name.key()));
        diesel::update(row).set(names).execute(connection).map_err(failed)?;
    }
    if let Some(query) = patch.query {
        diesel::update(row).set(views::query.eq(query.as_str())).execute(connection).map_err(failed)?;
    }
    let changed = find(connection, id).map_err(|error| SaveViewError::Repository(error.into()))?;
    changed.ok_or(SaveViewError::NotFound)
}

fn failed(error: DieselError) -> SaveViewError {
    match error {
        // The one thing that two views of a workspace may not share is the name's key.
        DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => SaveViewError::NameTaken,
        error => SaveViewError::Repository(StorageError::from(error).into()),
    }
}
