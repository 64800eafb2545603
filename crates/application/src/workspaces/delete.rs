//! Deleting a workspace.

use super::{Workspaces, WorkspacesError};
use crate::Caller;
use crate::audit::Note;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::WorkspaceId;
use trackml_domain::workspace::Role;

impl Workspaces {
    /// Deletes a workspace in which nothing stands; under `cascade` with everything that does.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.delete", skip_all)]
    pub async fn delete(
        &self,
        caller: &Caller,
        id: WorkspaceId,
        cascade: bool,
    ) -> Result<(), WorkspacesError> {
        let workspace = self.access.workspace(caller, id, Role::Owner).await?;
        self.shelves.delete(*workspace, cascade).await?;
        let note = Note::by(AuditKind::WorkspaceDeleted, caller).within(*workspace);
        self.audit.note(note.with("cascade", cascade)).await;
        Ok(())
    }
}
