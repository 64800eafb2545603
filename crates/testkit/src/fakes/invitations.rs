//! `InvitationRepository` in memory.

use super::database::{InMemoryDatabase, State};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{InvitationId, UserId, WorkspaceId};
use trackml_domain::workspace::{Invitation, Role};
use trackml_ports::{InvitationRepository, NewInvitation, OpenInvitation, RepositoryError, SecretDigest};

#[async_trait]
impl InvitationRepository for InMemoryDatabase {
    async fn invite(&self, new: NewInvitation) -> Result<Invitation, RepositoryError> {
        let mut state = self.lock();
        let same = |earlier: &NewInvitation| {
            earlier.workspace_id == new.workspace_id && earlier.login_key == new.login_key
        };
        state.invitations.retain(|_, earlier| !same(earlier));
        let id = state.next_id();
        let invitation = state.shown(id, &new);
        state.invitations.insert(id, new);
        Ok(invitation)
    }

    async fn find(
        &self,
        id: InvitationId,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenInvitation>, RepositoryError> {
        Ok(self.lock().open(now).into_iter().find(|open| open.invitation.id == id))
    }

    async fn by_code(
        &self,
        code: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenInvitation>, RepositoryError> {
        let state = self.lock();
        let id = state.invitations.iter().find(|(_, kept)| kept.code == *code).map(|(id, _)| *id);
        Ok(state.open(now).into_iter().find(|open| Some(open.invitation.id.get()) == id))
    }

    async fn of_workspace(
        &self,
        id: WorkspaceId,
        now: DateTime<Utc>,
    ) -> Result<Vec<Invitation>, RepositoryError> {
        let open = self.lock().open(now).into_iter().map(|open| open.invitation);
        Ok(open.filter(|invitation| invitation.workspace_id == id).collect())
    }

    async fn of_user(&self, user_id: UserId, now: DateTime<Utc>) -> Result<Vec<Invitation>, RepositoryError> {
        let named = self.lock().open(now).into_iter().filter(|open| open.invited == Some(user_id));
        Ok(named.map(|open| open.invitation).collect())
    }

    async fn accept(
        &self,
        id: InvitationId,
        user_id: UserId,
    ) -> Result<Option<(WorkspaceId, Role)>, RepositoryError> {
        let mut state = self.lock();
        let Some(kept) = state.invitations.remove(&id.get()) else { return Ok(None) };
        let role = state.roles.entry((kept.workspace_id, user_id)).or_insert(kept.role);
        *role = (*role).max(kept.role);
        Ok(Some((kept.workspace_id, kept.role)))
    }

    async fn withdraw(&self, id: InvitationId) -> Result<bool, RepositoryError> {
        Ok(self.lock().invitations.remove(&id.get()).is_some())
    }
}

impl State {
    fn shown(&self, id: i64, kept: &NewInvitation) -> Invitation {
        let by = self.users.iter().find(|stored| stored.user.id == kept.by);
        Invitation {
            id: id.into(),
            workspace_id: kept.workspace_id,
            workspace_name: self.workspaces[&kept.workspace_id].name.clone(),
            login: kept.login.clone(),
            role: kept.role,
            invited_by: by.map(|stored| stored.user.username.clone()),
            created_at: kept.at,
            expires_at: kept.expires_at,
        }
    }

    /// Those that have not lapsed, the latest first.
    fn open(&self, now: DateTime<Utc>) -> Vec<OpenInvitation> {
        let open = self.invitations.iter().rev().filter(|(_, kept)| kept.expires_at > now);
        open.map(|(id, kept)| OpenInvitation {
            invitation: self.shown(*id, kept),
            login_key: kept.login_key.clone(),
            invited: kept.invited,
        })
        .collect()
    }
}
