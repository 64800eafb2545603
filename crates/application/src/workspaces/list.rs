//! A person's workspaces.

use super::{Workspaces, WorkspacesError};
use crate::Caller;
use trackml_domain::id::WorkspaceId;
use trackml_domain::workspace::Membership;

impl Workspaces {
    /// The caller's workspaces, their own first.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.list", skip_all)]
    pub async fn list(&self, caller: &Caller) -> Result<Vec<Membership>, WorkspacesError> {
        Ok(self.shelves.of_user(caller.user().id).await?)
    }

    /// One of them.
    #[tracing::instrument(target = "trackml::work", name = "workspaces.read", skip_all)]
    pub async fn read(&self, caller: &Caller, id: WorkspaceId) -> Result<Membership, WorkspacesError> {
        let mut memberships = self.list(caller).await?.into_iter();
        memberships.find(|membership| membership.workspace.id == id).ok_or(WorkspacesError::NotFound)
    }
}
