//! Accounts.

use crate::connection::Database;
use crate::dialect::{AnyConnection, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{users, workspace_members, workspaces};
use async_trait::async_trait;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use trackml_domain::account::{AccountError, Email, User, Username};
use trackml_domain::workspace::Role;
use trackml_ports::{NewUser, PasswordHash, RegisterError, RepositoryError, StoredUser, UserRepository};

/// An account as it is stored.
#[derive(Queryable)]
pub(crate) struct UserRow {
    id: i64,
    username: String,
    email: String,
    created_at: NaiveDateTime,
}

/// The columns of [`UserRow`], in its order.
pub(crate) const USER_COLUMNS: (users::id, users::username, users::email, users::created_at) =
    (users::id, users::username, users::email, users::created_at);

impl UserRow {
    pub(crate) fn into_user(self) -> Result<User, Unreadable> {
        let id = self.id;
        let unreadable = |column| {
            move |error: AccountError| Unreadable { table: "users", id, column, reason: error.to_string() }
        };
        Ok(User {
            id: id.into(),
            username: Username::parse(&self.username).map_err(unreadable("username"))?,
            email: Email::parse(&self.email).map_err(unreadable("email"))?,
            created_at: self.created_at.and_utc(),
        })
    }
}

#[async_trait]
impl UserRepository for Database {
    async fn register(&self, new: NewUser) -> Result<User, RegisterError> {
        self.write(move |connection| register(connection, &new)).await
    }

    async fn by_login(&self, login: &str) -> Result<Option<StoredUser>, RepositoryError> {
        let login = login.to_owned();
        self.read(move |connection| {
            let found: Option<(UserRow, String)> = users::table
                .filter(users::email_key.eq(&login).or(users::username_key.eq(&login)))
                .select((USER_COLUMNS, users::password_hash))
                .first(connection)
                .optional()?;
            let stored = |(row, hash): (UserRow, String)| -> Result<StoredUser, StorageError> {
                Ok(StoredUser { user: row.into_user()?, password_hash: PasswordHash::new(hash) })
            };
            found.map(stored).transpose()
        })
        .await
    }
}

fn register(connection: &mut AnyConnection, new: &NewUser) -> Result<User, RegisterError> {
    let at = new.at.naive_utc();
    let user = (
        users::username.eq(new.username.as_str()),
        users::username_key.eq(new.username.key()),
        users::email.eq(new.email.as_str()),
        users::email_key.eq(new.email.key()),
        users::password_hash.eq(new.password_hash.as_str()),
        users::created_at.eq(at),
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
    Ok(User { id: id.into(), username: new.username.clone(), email: new.email.clone(), created_at: new.at })
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
