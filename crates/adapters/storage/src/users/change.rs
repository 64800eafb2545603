//! Changing an account.

use super::{USER_COLUMNS, UserRow, taken};
use crate::dialect::{AnyConnection, LockKind};
use crate::error::StorageError;
use crate::schema::users;
use diesel::prelude::*;
use trackml_domain::account::{Email, Standing, User, Username};
use trackml_ports::{AccountChangeError, PasswordHash, RegisterError};

pub(super) fn rename(
    connection: &mut AnyConnection,
    id: i64,
    username: Option<&Username>,
    email: Option<&Email>,
) -> Result<Option<User>, RegisterError> {
    let row = users::table.find(id);
    if let Some(username) = username {
        let names = (users::username.eq(username.as_str()), users::username_key.eq(username.key()));
        diesel::update(row).set(names).execute(connection).map_err(taken)?;
    }
    if let Some(email) = email {
        let names = (users::email.eq(email.as_str()), users::email_key.eq(email.key()));
        diesel::update(row).set(names).execute(connection).map_err(taken)?;
    }
    let read = |connection: &mut AnyConnection| -> Result<Option<User>, StorageError> {
        let row: Option<UserRow> = row.select(USER_COLUMNS).first(connection).optional()?;
        Ok(row.map(UserRow::into_user).transpose()?)
    };
    read(connection).map_err(|error| RegisterError::Repository(error.into()))
}

pub(super) fn set_password(
    connection: &mut AnyConnection,
    id: i64,
    hash: &PasswordHash,
    expected: Option<&PasswordHash>,
) -> QueryResult<bool> {
    let row = users::table.find(id);
    let written = users::password_hash.eq(hash.as_str());
    let changed = match expected {
        Some(expected) => diesel::update(row.filter(users::password_hash.eq(expected.as_str())))
            .set(written)
            .execute(connection)?,
        None => diesel::update(row).set(written).execute(connection)?,
    };
    Ok(changed == 1)
}

pub(super) fn set_standing(
    connection: &mut AnyConnection,
    id: i64,
    standing: Standing,
) -> Result<(), AccountChangeError> {
    keeping_an_administrator(connection, |connection| {
        diesel::update(users::table.find(id)).set(users::standing.eq(standing.as_ref())).execute(connection)
    })
}

pub(super) fn wake(connection: &mut AnyConnection, id: i64) -> QueryResult<bool> {
    let at_rest = users::table.find(id).filter(users::standing.eq(Standing::Deactivated.as_ref()));
    let woken = diesel::update(at_rest).set(users::standing.eq(Standing::Active.as_ref()));
    Ok(woken.execute(connection)? == 1)
}

pub(super) fn set_admin(
    connection: &mut AnyConnection,
    id: i64,
    is_admin: bool,
) -> Result<(), AccountChangeError> {
    keeping_an_administrator(connection, |connection| {
        diesel::update(users::table.find(id)).set(users::is_admin.eq(is_admin)).execute(connection)
    })
}

/// Makes a change of one account, and refuses it where it takes the last administrator away.
fn keeping_an_administrator(
    connection: &mut AnyConnection,
    change: impl FnOnce(&mut AnyConnection) -> QueryResult<usize>,
) -> Result<(), AccountChangeError> {
    connection.lock(LockKind::Administrators, 0).map_err(failed)?;
    let before = administrators(connection).map_err(failed)?;
    if change(connection).map_err(failed)? == 0 {
        return Err(AccountChangeError::NotFound);
    }
    if before > 0 && administrators(connection).map_err(failed)? == 0 {
        return Err(AccountChangeError::LastAdministrator);
    }
    Ok(())
}

/// How many administrators there are whose account can be used.
fn administrators(connection: &mut AnyConnection) -> QueryResult<i64> {
    users::table
        .filter(users::is_admin.eq(true))
        .filter(users::standing.eq(Standing::Active.as_ref()))
        .count()
        .get_result(connection)
}

pub(super) fn failed(error: diesel::result::Error) -> AccountChangeError {
    AccountChangeError::Repository(StorageError::from(error).into())
}
