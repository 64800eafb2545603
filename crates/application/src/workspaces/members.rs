//! Who is in a workspace, as what.

use super::{Workspaces, WorkspacesError};
use crate::Caller;
use crate::audit::Note;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::{UserId, WorkspaceId};
use trackml_domain::workspace::{Member, Role};

impl Workspaces {
    /// The members of a workspace, in the order of their names.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.members", skip_all)]
    pub async fn members(&self, caller: &Caller, id: WorkspaceId) -> Result<Vec<Member>, WorkspacesError> {
        let workspace = self.access.workspace(caller, id, Role::Viewer).await?;
        Ok(self.shelves.members(*workspace).await?)
    }

    /// Gives a member another role.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.change_role", skip_all)]
    pub async fn change_role(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        member: UserId,
        role: Role,
    ) -> Result<Member, WorkspacesError> {
        let workspace = self.access.workspace(caller, id, Role::Owner).await?;
        self.shelves.set_role(*workspace, member, role).await?;
        let note = Note::by(AuditKind::RoleChanged, caller).about(member).within(*workspace);
        self.audit.note(note.with("role", role)).await;
        let mut members = self.shelves.members(*workspace).await?.into_iter();
        members.find(|other| other.user_id == member).ok_or(WorkspacesError::NoSuchMember)
    }

    /// Takes a member out of a workspace: everybody themselves, an owner anybody.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.remove_member", skip_all)]
    pub async fn remove_member(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        member: UserId,
    ) -> Result<(), WorkspacesError> {
        let (workspace, member) = self.access.membership(caller, id, member).await?.into_inner();
        self.shelves.remove(workspace, member).await?;
        let note = Note::by(AuditKind::MemberRemoved, caller).about(member).within(workspace);
        self.audit.note(note).await;
        Ok(())
    }
}
