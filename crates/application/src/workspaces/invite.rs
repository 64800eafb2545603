//! Inviting somebody to a workspace.

use super::{Workspaces, WorkspacesError};
use crate::Caller;
use crate::accounts::digest;
use crate::audit::Note;
use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::account::LoginName;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::{InvitationId, WorkspaceId};
use trackml_domain::workspace::{Invitation, Role};
use trackml_ports::NewInvitation;

/// How long an invitation stands.
pub const INVITATION_LENGTH: TimeDelta = TimeDelta::days(14);

/// How every code begins.
pub const INVITATION_PREFIX: &str = "tmi_";

/// Somebody who is to be invited.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Their email address or username.
    pub login: LoginName,
    /// What they will be able to do.
    pub role: Role,
}

/// An invitation with its code, which is shown this once.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// What the invited person shows. Nothing is mailed: whoever invites hands it on.
    pub code: SecretString,
}

impl Workspaces {
    /// Holds a place for somebody. The answer is the same whether they have an account or not.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.invite", skip_all)]
    pub async fn invite(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        invite: Invite,
    ) -> Result<Invited, WorkspacesError> {
        let workspace = self.shared(caller, id).await?;
        let invited = self.users.by_login(invite.login.key()).await?.map(|stored| stored.user.id);
        let code = format!("{INVITATION_PREFIX}{}", self.secrets.secret()?.expose_secret());
        let at = self.clock.now();
        let new = NewInvitation {
            workspace_id: workspace,
            login: invite.login.as_str().to_owned(),
            login_key: invite.login.key().to_owned(),
            invited,
            role: invite.role,
            code: digest(&code),
            by: caller.user().id,
            at,
            expires_at: at + INVITATION_LENGTH,
        };
        let invitation = self.invitations.invite(new).await?;
        let note = Note::by(AuditKind::MemberInvited, caller).within(workspace);
        self.audit.note(note.with("invitation", invitation.id).with("role", invite.role)).await;
        Ok(Invited { invitation, code: code.into() })
    }

    /// The invitations of a workspace that nobody has taken yet, the latest first.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.invitations_of", skip_all)]
    pub async fn invitations_of(
        &self,
        caller: &Caller,
        id: WorkspaceId,
    ) -> Result<Vec<Invitation>, WorkspacesError> {
        let workspace = self.access.workspace(caller, id, Role::Owner).await?;
        Ok(self.invitations.of_workspace(*workspace, self.clock.now()).await?)
    }

    /// Takes an invitation back.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.withdraw", skip_all)]
    pub async fn withdraw(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        invitation: InvitationId,
    ) -> Result<(), WorkspacesError> {
        let workspace = self.access.workspace(caller, id, Role::Owner).await?;
        let open = self.invitations.find(invitation, self.clock.now()).await?;
        let open = open.filter(|open| open.invitation.workspace_id == *workspace);
        let open = open.ok_or(WorkspacesError::NoSuchInvitation)?;
        self.invitations.withdraw(open.invitation.id).await?;
        let note = Note::by(AuditKind::InvitationWithdrawn, caller).within(*workspace);
        self.audit.note(note.with("invitation", invitation)).await;
        Ok(())
    }

    /// A workspace that the caller owns and others may come into.
    async fn shared(&self, caller: &Caller, id: WorkspaceId) -> Result<WorkspaceId, WorkspacesError> {
        let workspace = self.access.workspace(caller, id, Role::Owner).await?;
        // Only its person is ever a member of a personal workspace.
        if *workspace == caller.personal_workspace() {
            return Err(WorkspacesError::Personal);
        }
        Ok(workspace.into_inner())
    }
}
