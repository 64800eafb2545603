//! Who has which role in a workspace.

use super::role_of;
use crate::dialect::{AnyConnection, LockKind};
use crate::error::{StorageError, Unreadable};
use crate::schema::{users, workspace_members};
use diesel::prelude::*;
use trackml_domain::account::Username;
use trackml_domain::workspace::{Member, Role};
use trackml_ports::MembershipError;

pub(crate) fn role(
    connection: &mut AnyConnection,
    workspace_id: i64,
    user_id: i64,
) -> Result<Option<Role>, StorageError> {
    let role: Option<String> = workspace_members::table
        .find((workspace_id, user_id))
        .select(workspace_members::role)
        .first(connection)
        .optional()?;
    Ok(role.map(|text| role_of("workspace_members", workspace_id, &text)).transpose()?)
}

pub(super) fn of_workspace(
    connection: &mut AnyConnection,
    workspace_id: i64,
) -> Result<Vec<Member>, StorageError> {
    let rows: Vec<(i64, String, String)> = workspace_members::table
        .inner_join(users::table)
        .filter(workspace_members::workspace_id.eq(workspace_id))
        .order(users::username_key.asc())
        .select((users::id, users::username, workspace_members::role))
        .load(connection)?;
    let member = |(id, username, role): (i64, String, String)| {
        let unreadable = |error: trackml_domain::account::AccountError| Unreadable {
            table: "users",
            id,
            column: "username",
            reason: error.to_string(),
        };
        Ok(Member {
            user_id: id.into(),
            username: Username::parse(&username).map_err(unreadable)?,
            role: role_of("workspace_members", workspace_id, &role)?,
        })
    };
    rows.into_iter().map(member).collect()
}

/// Gives a role to somebody who has none.
pub(crate) fn add(
    connection: &mut AnyConnection,
    workspace_id: i64,
    user_id: i64,
    role: Role,
) -> QueryResult<()> {
    diesel::insert_into(workspace_members::table)
        .values((
            workspace_members::workspace_id.eq(workspace_id),
            workspace_members::user_id.eq(user_id),
            workspace_members::role.eq(role.as_ref()),
        ))
        .execute(connection)
        .map(drop)
}

pub(super) fn set_role(
    connection: &mut AnyConnection,
    workspace_id: i64,
    user_id: i64,
    role: Role,
) -> Result<(), MembershipError> {
    keeping_an_owner(connection, workspace_id, |connection| {
        diesel::update(workspace_members::table.find((workspace_id, user_id)))
            .set(workspace_members::role.eq(role.as_ref()))
            .execute(connection)
    })
}

pub(super) fn remove(
    connection: &mut AnyConnection,
    workspace_id: i64,
    user_id: i64,
) -> Result<(), MembershipError> {
    keeping_an_owner(connection, workspace_id, |connection| {
        diesel::delete(workspace_members::table.find((workspace_id, user_id))).execute(connection)
    })
}

/// Makes a change of one membership, and refuses it where no owner is left. The lock lets no other such change, and
/// no account that is being deleted, take another owner away meanwhile.
fn keeping_an_owner(
    connection: &mut AnyConnection,
    workspace_id: i64,
    change: impl FnOnce(&mut AnyConnection) -> QueryResult<usize>,
) -> Result<(), MembershipError> {
    let failed = |error: diesel::result::Error| MembershipError::Repository(StorageError::from(error).into());
    connection.lock(LockKind::WorkspaceOwners, workspace_id).map_err(failed)?;
    if change(connection).map_err(failed)? == 0 {
        return Err(MembershipError::NotFound);
    }
    let owners: i64 = workspace_members::table
        .filter(workspace_members::workspace_id.eq(workspace_id))
        .filter(workspace_members::role.eq(Role::Owner.as_ref()))
        .count()
        .get_result(connection)
        .map_err(failed)?;
    if owners == 0 { Err(MembershipError::LastOwner) } else { Ok(()) }
}
