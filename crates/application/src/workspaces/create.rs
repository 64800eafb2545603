//! Making a workspace.

use super::{Workspaces, WorkspacesError};
use crate::Caller;
use crate::audit::Note;
use trackml_domain::audit::AuditKind;
use trackml_domain::text::WorkspaceName;
use trackml_domain::workspace::{Membership, Role};

impl Workspaces {
    /// Makes a workspace that the caller owns.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.create", skip_all)]
    pub async fn create(&self, caller: &Caller, name: WorkspaceName) -> Result<Membership, WorkspacesError> {
        let workspace = self.shelves.create(name, caller.user().id, self.clock.now()).await?;
        self.audit.note(Note::by(AuditKind::WorkspaceCreated, caller).within(workspace.id)).await;
        Ok(Membership { workspace, role: Role::Owner, members: 1, models: 0 })
    }
}
