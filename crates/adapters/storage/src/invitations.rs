//! Invitations.

use crate::connection::Database;
use crate::dialect::{AnyConnection, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::{invitations, users, workspace_members, workspaces};
use crate::workspaces::{members, name, role_of};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use trackml_domain::account::Username;
use trackml_domain::id::{InvitationId, UserId, WorkspaceId};
use trackml_domain::workspace::{Invitation, Role};
use trackml_ports::{InvitationRepository, NewInvitation, OpenInvitation, RepositoryError, SecretDigest};

#[derive(Queryable)]
struct InvitationRow {
    id: i64,
    workspace_id: i64,
    workspace_name: String,
    login: String,
    login_key: String,
    invited_id: Option<i64>,
    role: String,
    invited_by: Option<String>,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
}

impl InvitationRow {
    fn into_open(self) -> Result<OpenInvitation, StorageError> {
        let id = self.id;
        let by = self.invited_by.map(|username| Username::parse(&username)).transpose();
        let invited_by = by.map_err(|error| Unreadable {
            table: "invitations",
            id,
            column: "invited_by",
            reason: error.to_string(),
        })?;
        Ok(OpenInvitation {
            invitation: Invitation {
                id: id.into(),
                workspace_id: self.workspace_id.into(),
                workspace_name: name(self.workspace_id, &self.workspace_name)?,
                login: self.login,
                role: role_of("invitations", id, &self.role)?,
                invited_by,
                created_at: self.created_at.and_utc(),
                expires_at: self.expires_at.and_utc(),
            },
            login_key: self.login_key,
            invited: self.invited_id.map(UserId::from),
        })
    }
}

/// The invitations that have not lapsed, the latest first, joined with what their rows show.
#[diesel::dsl::auto_type(no_type_alias)]
fn open_at(now: NaiveDateTime) -> _ {
    invitations::table
        .inner_join(workspaces::table)
        .left_join(users::table.on(invitations::invited_by.eq(users::id.nullable())))
        .filter(invitations::expires_at.gt(now))
        .order(invitations::id.desc())
        .select((
            invitations::id,
            invitations::workspace_id,
            workspaces::name,
            invitations::login,
            invitations::login_key,
            invitations::invited_id,
            invitations::role,
            users::username.nullable(),
            invitations::created_at,
            invitations::expires_at,
        ))
}

#[async_trait]
impl InvitationRepository for Database {
    async fn invite(&self, new: NewInvitation) -> Result<Invitation, RepositoryError> {
        self.write(move |connection| Ok(invite(connection, &new)?)).await
    }

    async fn find(
        &self,
        id: InvitationId,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenInvitation>, RepositoryError> {
        self.read(move |connection| {
            let row: Option<InvitationRow> =
                open_at(now.naive_utc()).filter(invitations::id.eq(id.get())).first(connection).optional()?;
            row.map(InvitationRow::into_open).transpose()
        })
        .await
    }

    async fn by_code(
        &self,
        code: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenInvitation>, RepositoryError> {
        let code = code.as_str().to_owned();
        self.read(move |connection| {
            let row: Option<InvitationRow> = open_at(now.naive_utc())
                .filter(invitations::code_digest.eq(code))
                .first(connection)
                .optional()?;
            row.map(InvitationRow::into_open).transpose()
        })
        .await
    }

    async fn of_workspace(
        &self,
        id: WorkspaceId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Invitation>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<InvitationRow> =
                open_at(now.naive_utc()).filter(invitations::workspace_id.eq(id.get())).load(connection)?;
            rows.into_iter().map(|row| Ok(row.into_open()?.invitation)).collect()
        })
        .await
    }

    async fn of_user(&self, user_id: UserId, now: DateTime<Utc>) -> Result<Vec<Invitation>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<InvitationRow> = open_at(now.naive_utc())
                .filter(invitations::invited_id.eq(user_id.get()))
                .load(connection)?;
            rows.into_iter().map(|row| Ok(row.into_open()?.invitation)).collect()
        })
        .await
    }

    async fn accept(
        &self,
        id: InvitationId,
        user_id: UserId,
    ) -> Result<Option<(WorkspaceId, Role)>, RepositoryError> {
        self.write(move |connection| Ok(accept(connection, id.get(), user_id.get())?)).await
    }

    async fn withdraw(&self, id: InvitationId) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            let gone = diesel::delete(invitations::table.find(id.get()))
                .execute(connection)
                .map_err(StorageError::from)?;
            Ok(gone > 0)
        })
        .await
    }
}

fn invite(connection: &mut AnyConnection, new: &NewInvitation) -> Result<Invitation, StorageError> {
    let workspace_id = new.workspace_id.get();
    let earlier = invitations::table
        .filter(invitations::workspace_id.eq(workspace_id))
        .filter(invitations::login_key.eq(&new.login_key));
    diesel::delete(earlier).execute(connection)?;
    let row = (
        invitations::workspace_id.eq(workspace_id),
        invitations::login.eq(&new.login),
        invitations::login_key.eq(&new.login_key),
        invitations::invited_id.eq(new.invited.map(UserId::get)),
        invitations::role.eq(new.role.as_ref()),
        invitations::code_digest.eq(new.code.as_str()),
        invitations::invited_by.eq(new.by.get()),
        invitations::created_at.eq(new.at.naive_utc()),
        invitations::expires_at.eq(new.expires_at.naive_utc()),
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(invitations::table).values(row).returning(invitations::id).get_result(known)
    })?;
    let row: InvitationRow = open_at(new.at.naive_utc()).filter(invitations::id.eq(id)).first(connection)?;
    Ok(row.into_open()?.invitation)
}

fn accept(
    connection: &mut AnyConnection,
    id: i64,
    user_id: i64,
) -> Result<Option<(WorkspaceId, Role)>, StorageError> {
    let found: Option<(i64, String)> = invitations::table
        .find(id)
        .select((invitations::workspace_id, invitations::role))
        .first(connection)
        .optional()?;
    let Some((workspace_id, role)) = found else { return Ok(None) };
    // Of two who take it at once, one finds the row gone.
    if diesel::delete(invitations::table.find(id)).execute(connection)? == 0 {
        return Ok(None);
    }
    let role = role_of("invitations", id, &role)?;
    match members::role(connection, workspace_id, user_id)? {
        None => members::add(connection, workspace_id, user_id, role)?,
        Some(has) if has < role => {
            diesel::update(workspace_members::table.find((workspace_id, user_id)))
                .set(workspace_members::role.eq(role.as_ref()))
                .execute(connection)?;
        }
        Some(_) => {}
    }
    Ok(Some((workspace_id.into(), role)))
}
