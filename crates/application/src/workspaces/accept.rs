//! Taking an invitation, or turning it down.

use super::{Workspaces, WorkspacesError};
use crate::Caller;
use crate::accounts::digest;
use crate::audit::Note;
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::audit::AuditKind;
use trackml_domain::id::InvitationId;
use trackml_domain::workspace::{Invitation, Membership};
use trackml_ports::OpenInvitation;

impl Workspaces {
    /// The invitations that named the caller's account when they were made. One that was made for an address before the
    /// account was needs its code: anybody can register with an address.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.my_invitations", skip_all)]
    pub async fn my_invitations(&self, caller: &Caller) -> Result<Vec<Invitation>, WorkspacesError> {
        Ok(self.invitations.of_user(caller.user().id, self.clock.now()).await?)
    }

    /// Takes an invitation that named the caller's account.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.accept", skip_all)]
    pub async fn accept(&self, caller: &Caller, id: InvitationId) -> Result<Membership, WorkspacesError> {
        let open = self.mine(caller, id).await?;
        self.join(caller, &open).await
    }

    /// Takes an invitation by its code, if it was made for one of the caller's names.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.accept_by_code", skip_all)]
    pub async fn accept_by_code(
        &self,
        caller: &Caller,
        code: &SecretString,
    ) -> Result<Membership, WorkspacesError> {
        let user = caller.user();
        let found = self.invitations.by_code(&digest(code.expose_secret()), self.clock.now()).await?;
        let names = [user.email.key(), user.username.key()];
        let for_caller = |open: &OpenInvitation| {
            open.invited.is_none_or(|invited| invited == user.id) && names.contains(&open.login_key)
        };
        let open = found.filter(for_caller).ok_or(WorkspacesError::NoSuchInvitation)?;
        self.join(caller, &open).await
    }

    /// Turns an invitation down.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.decline", skip_all)]
    pub async fn decline(&self, caller: &Caller, id: InvitationId) -> Result<(), WorkspacesError> {
        let open = self.mine(caller, id).await?;
        self.invitations.withdraw(open.invitation.id).await?;
        let note = Note::by(AuditKind::InvitationWithdrawn, caller).within(open.invitation.workspace_id);
        self.audit.note(note.with("invitation", id)).await;
        Ok(())
    }

    async fn mine(&self, caller: &Caller, id: InvitationId) -> Result<OpenInvitation, WorkspacesError> {
        let open = self.invitations.find(id, self.clock.now()).await?;
        let named = |open: &OpenInvitation| open.invited == Some(caller.user().id);
        open.filter(named).ok_or(WorkspacesError::NoSuchInvitation)
    }

    async fn join(&self, caller: &Caller, open: &OpenInvitation) -> Result<Membership, WorkspacesError> {
        let joined = self.invitations.accept(open.invitation.id, caller.user().id).await?;
        let (workspace, role) = joined.ok_or(WorkspacesError::NoSuchInvitation)?;
        let note = Note::by(AuditKind::MemberJoined, caller).within(workspace);
        self.audit.note(note.with("role", role)).await;
        self.read(caller, workspace).await
    }
}
