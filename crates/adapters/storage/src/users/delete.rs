//! Deleting an account.

use super::change::failed;
use crate::dialect::{AnyConnection, LockKind};
use crate::schema::{users, workspace_members, workspaces};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use trackml_domain::workspace::Role;
use trackml_ports::AccountChangeError;

/// Deletes an account with everything that is its alone.
pub(super) fn delete(connection: &mut AnyConnection, id: i64) -> Result<(), AccountChangeError> {
    let owned = owned_workspaces(connection, id).map_err(failed)?;
    // In one order, so that two who own the same workspaces do not wait for each other.
    for workspace_id in &owned {
        connection.lock(LockKind::WorkspaceOwners, *workspace_id).map_err(failed)?;
    }
    let orphaned = left_without_an_owner(connection, id, &owned).map_err(failed)?;
    if !orphaned.is_empty() {
        return Err(AccountChangeError::SoleOwner { workspaces: orphaned });
    }
    delete_lonely_workspaces(connection, id, &owned).map_err(failed)?;
    match diesel::delete(users::table.find(id)).execute(connection).map_err(failed)? {
        0 => Err(AccountChangeError::NotFound),
        _ => Ok(()),
    }
}

fn owned_workspaces(connection: &mut AnyConnection, id: i64) -> QueryResult<Vec<i64>> {
    workspace_members::table
        .filter(workspace_members::user_id.eq(id))
        .filter(workspace_members::role.eq(Role::Owner.as_ref()))
        .order(workspace_members::workspace_id.asc())
        .select(workspace_members::workspace_id)
        .load(connection)
}

/// The names of those in which others remain, and none of them owns it.
fn left_without_an_owner(connection: &mut AnyConnection, id: i64, owned: &[i64]) -> QueryResult<Vec<String>> {
    let others = || {
        workspace_members::table
            .filter(workspace_members::workspace_id.eq(workspaces::id))
            .filter(workspace_members::user_id.ne(id))
    };
    let owners = others().filter(workspace_members::role.eq(Role::Owner.as_ref()));
    workspaces::table
        .filter(workspaces::id.eq_any(owned))
        .filter(exists(others().select(workspace_members::user_id)))
        .filter(not(exists(owners.select(workspace_members::user_id))))
        .order(workspaces::id.asc())
        .select(workspaces::name)
        .load(connection)
}

/// Deletes the workspaces in which nobody else is; their records go with them.
fn delete_lonely_workspaces(connection: &mut AnyConnection, id: i64, owned: &[i64]) -> QueryResult<usize> {
    let others = workspace_members::table
        .filter(workspace_members::workspace_id.eq(workspaces::id))
        .filter(workspace_members::user_id.ne(id));
    let lonely: Vec<i64> = workspaces::table
        .filter(workspaces::id.eq_any(owned))
        .filter(not(exists(others.select(workspace_members::user_id))))
        .order(workspaces::id.asc())
        .select(workspaces::id)
        .load(connection)?;
    // Whoever is writing their words is done first: they and the cascade would wait for each other's rows.
    for workspace_id in &lonely {
        connection.lock(LockKind::WorkspaceWords, *workspace_id)?;
    }
    diesel::delete(workspaces::table.filter(workspaces::id.eq_any(lonely))).execute(connection)
}
