//! Renaming a workspace.

use super::{Workspaces, WorkspacesError};
use crate::Caller;
use crate::audit::Note;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::WorkspaceId;
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Membership, Role};

impl Workspaces {
    /// Gives a workspace another name.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.rename", skip_all)]
    pub async fn rename(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        name: WorkspaceName,
    ) -> Result<Membership, WorkspacesError> {
        let workspace = self.access.workspace(caller, id, Role::Owner).await?;
        if !self.shelves.rename(*workspace, name).await? {
            return Err(WorkspacesError::NotFound);
        }
        self.audit.note(Note::by(AuditKind::WorkspaceRenamed, caller).within(*workspace)).await;
        self.read(caller, *workspace).await
    }
}
