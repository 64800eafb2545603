//! Accounts.

mod change;
mod delete;

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{users, workspace_members, workspaces};
use async_trait::async_trait;
use chrono::NaiveDateTime;
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use trackml_domain::account::{Email, Standing, User, Username};
use trackml_domain::id::UserId;
use trackml_domain::workspace::Role;
use trackml_ports::{
    AccountChangeError, NewUser, PasswordHash, RegisterError, RepositoryError, StoredUser, UserRepository,
};

/// An account as it is stored.
#[derive(Queryable)]
pub(crate) struct UserRow {
    id: i64,
    username: String,
    email: String,
    is_admin: bool,
    created_at: NaiveDateTime,
}

type UserColumns = (users::id, users::username, users::email, users::is_admin, users::created_at);

/// The columns of [`UserRow`], in its order.
pub(crate) const USER_COLUMNS: UserColumns =
    (users::id, users::username, users::email, users::is_admin, users::created_at);

impl UserRow {
    pub(crate) fn into_user(self) -> Result<User, Unreadable> {
        let id = self.id;
        let unreadable = |column, error: String| Unreadable { table: "users", id, column, reason: error };
        Ok(User {
            id: id.into(),
            username: Username::parse(&self.username)
                .map_err(|error| unreadable("username", error.to_string()))?,
            email: Email::parse(&self.email).map_err(|error| unreadable("email", error.to_string()))?,
            is_admin: self.is_admin,
            created_at: self.created_at.and_utc(),
        })
    }
}

/// An account with its password's hash and its standing.
type StoredRow = (UserRow, String, String);

const STORED_COLUMNS: (UserColumns, users::password_hash, users::standing) =
    (USER_COLUMNS, users::password_hash, users::standing);

fn stored((row, hash, standing): StoredRow) -> Result<StoredUser, StorageError> {
    let id = row.id;
    let standing = standing.parse().map_err(|error: strum::ParseError| Unreadable {
        table: "users",
        id,
        column: "standing",
        reason: format!("{standing:?}: {error}"),
    })?;
    Ok(StoredUser { user: row.into_user()?, password_hash: PasswordHash::new(hash), standing })
}

#[async_trait]
impl UserRepository for Database {
    async fn register(&self, new: NewUser) -> Result<User, RegisterError> {
        self.write(move |connection| register(connection, &new)).await
    }

    async fn by_login(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError> {
        let login = login.to_owned();
        self.read(move |connection| {
            let found: Option<StoredRow> = users::table
                .filter(users::email_key.eq(&login).or(users::username_key.eq(&login)))
                .select(STORED_COLUMNS)
                .first(connection)
                .optional()?;
            found.map(stored).transpose()
        })
        .await
    }

    async fn by_id(&self, id: UserId) -> Result<Option<StoredUser>, RepositoryError> {
        self.read(move |connection| {
            let found: Option<StoredRow> =
                users::table.find(id.get()).select(STORED_COLUMNS).first(connection).optional()?;
            found.map(stored).transpose()
        })
        .await
    }

    async fn page(&self, after: Option<UserId>, limit: u16) -> Result<Vec<StoredUser>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<StoredRow> = users::table
                .filter(users::id.gt(after.map_or(0, UserId::get)))
                .order(users::id.asc())
                .limit(limit.into())
                .select(STORED_COLUMNS)
                .load(connection)?;
            rows.into_iter().map(stored).collect()
        })
        .await
    }

    async fn rename(
        &self,
        id: UserId,
        username: Option<Username>,
        email: Option<Email>,
    ) -> Result<Option<User>, RegisterError> {
        self.write(move |connection| change::rename(connection, id.get(), username.as_ref(), email.as_ref()))
            .await
    }

    async fn set_password(
        &self,
        id: UserId,
        hash: PasswordHash,
        expected: Option<PasswordHash>,
    ) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            Ok(change::set_password(connection, id.get(), &hash, expected.as_ref())
                .map_err(StorageError::from)?)
        })
        .await
    }

    async fn set_standing(&self, id: UserId, standing: Standing) -> Result<(), AccountChangeError> {
        self.write(move |connection| change::set_standing(connection, id.get(), standing)).await
    }

    async fn wake(&self, id: UserId) -> Result<bool, RepositoryError> {
        self.write(move |connection| Ok(change::wake(connection, id.get()).map_err(StorageError::from)?))
            .await
    }

    async fn set_admin(&self, id: UserId, is_admin: bool) -> Result<(), AccountChangeError> {
        self.write(move |connection| change::set_admin(connection, id.get(), is_admin)).await
    }

    async fn delete(&self, id: UserId) -> Result<(), AccountChangeError> {
        self.write(move |connection| delete::delete(connection, id.get())).await
    }
}

fn register(connection: &mut AnyConnection, new: &NewUser) -> Result<User, RegisterError> {
    let at = new.at.naive_utc();
    let is_admin = is_first(connection).map_err(failed)?;
    let user = (
        users::username.eq(new.username.as_str()),
        users::username_key.eq(new.username.key()),
        users::email.eq(new.email.as_str()),
        users::email_key.eq(new.email.key()),
        users::password_hash.eq(new.password_hash.as_str()),
        users::created_at.eq(at),
        users::is_admin.eq(is_admin),
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(users::table).values(user).returning(users::id).get_result(known)
    })
    .map_err(taken)?;
    let workspace = (
        workspaces::name.eq(new.username.as_str()),
        workspaces::personal_of.eq(id),
        workspaces::created_at.eq(at),
    );
    let workspace_id: i64 = on_each!(connection, known => {
        diesel::insert_into(workspaces::table).values(workspace).returning(workspaces::id).get_result(known)
    })
    .map_err(failed)?;
    diesel::insert_into(workspace_members::table)
        .values((
            workspace_members::workspace_id.eq(workspace_id),
            workspace_members::user_id.eq(id),
            workspace_members::role.eq(Role::Owner.as_ref()),
        ))
        .execute(connection)
        .map_err(failed)?;
    let (username, email) = (new.username.clone(), new.email.clone());
    Ok(User { id: id.into(), username, email, is_admin, created_at: new.at })
}

/// Whether no account was made yet. Others that are being made wait only as long as there is none.
fn is_first(connection: &mut AnyConnection) -> QueryResult<bool> {
    let none = |connection: &mut AnyConnection| {
        diesel::select(exists(users::table.select(users::id))).get_result::<bool>(connection).map(|any| !any)
    };
    if !none(connection)? {
        return Ok(false);
    }
    connection.lock(LockKind::Administrators, 0)?;
    none(connection)
}

fn failed(error: DieselError) -> RegisterError {
    RegisterError::Repository(StorageError::from(error).into())
}

/// The database's own word for a name or an address that is taken: PostgreSQL names the index, SQLite the column.
fn taken(error: DieselError) -> RegisterError {
    if let DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) = &error {
        let said = format!("{} {}", info.constraint_name().unwrap_or(""), info.message());
        if said.contains("users_by_username") || said.contains("username_key") {
            return RegisterError::UsernameTaken;
        }
        if said.contains("users_by_email") || said.contains("email_key") {
            return RegisterError::EmailTaken;
        }
    }
    failed(error)
}
