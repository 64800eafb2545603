//! A person's workspaces, with what stands in them.

use super::{name, role_of};
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::schema::{models, workspace_members, workspaces};
use chrono::NaiveDateTime;
use diesel::dsl::count_star;
use diesel::prelude::*;
use std::collections::HashMap;
use trackml_domain::workspace::{Membership, Workspace};

type Row = (i64, String, Option<i64>, NaiveDateTime, String);

/// Three statements, however many workspaces there are.
pub(super) fn of_user(connection: &mut AnyConnection, user_id: i64) -> Result<Vec<Membership>, StorageError> {
    let rows: Vec<Row> = workspace_members::table
        .inner_join(workspaces::table)
        .filter(workspace_members::user_id.eq(user_id))
        .order(workspaces::id.asc())
        .select((
            workspaces::id,
            workspaces::name,
            workspaces::personal_of,
            workspaces::created_at,
            workspace_members::role,
        ))
        .load(connection)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.0).collect();
    let members: HashMap<i64, i64> = workspace_members::table
        .filter(workspace_members::workspace_id.eq_any(&ids))
        .group_by(workspace_members::workspace_id)
        .select((workspace_members::workspace_id, count_star()))
        .load::<(i64, i64)>(connection)?
        .into_iter()
        .collect();
    let models: HashMap<i64, i64> = models::table
        .filter(models::workspace_id.eq_any(&ids))
        .filter(models::deleted_at.is_null())
        .group_by(models::workspace_id)
        .select((models::workspace_id, count_star()))
        .load::<(i64, i64)>(connection)?
        .into_iter()
        .collect();
    let count = |counts: &HashMap<i64, i64>, id| counts.get(&id).copied().unwrap_or(0).cast_unsigned();
    let mut memberships = rows
        .into_iter()
        .map(|(id, text, personal_of, created_at, role)| {
            let is_personal = personal_of.is_some();
            let created_at = created_at.and_utc();
            Ok(Membership {
                workspace: Workspace { id: id.into(), name: name(id, &text)?, is_personal, created_at },
                role: role_of("workspace_members", id, &role)?,
                members: count(&members, id),
                models: count(&models, id),
            })
        })
        .collect::<Result<Vec<_>, StorageError>>()?;
    memberships.sort_by_key(|membership| !membership.workspace.is_personal);
    Ok(memberships)
}
