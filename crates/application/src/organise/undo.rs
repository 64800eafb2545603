//! Taking back a change of many records.

use super::{Organise, OrganiseError};
use crate::Caller;
use trackml_domain::id::{BulkId, WorkspaceId};
use trackml_domain::workspace::Role;

impl Organise {
    /// Takes back what the caller did, within its time. What somebody wrote since stays. Tells how many records were
    /// changed back.
    #[tracing::instrument(target = "trackml::work", name = "organise.take_back", skip_all)]
    pub async fn take_back(&self, caller: &Caller, id: BulkId) -> Result<u64, OrganiseError> {
        let bulk = self.bulk.bulk(id).await?.ok_or(OrganiseError::NothingToTakeBack)?;
        if bulk.by != caller.user().id {
            return Err(OrganiseError::NothingToTakeBack);
        }
        self.access.workspace(caller, bulk.workspace_id, Role::Editor).await?;
        // A moved record stands elsewhere by now; where the caller may no longer write, it stays.
        let within: Vec<WorkspaceId> = self
            .workspaces
            .of_user(caller.user().id)
            .await?
            .into_iter()
            .filter(|membership| membership.role >= Role::Editor)
            .map(|membership| membership.workspace.id)
            .collect();
        let outcome = self.bulk.take_back(id, &within, caller.stamp(self.clock.now())).await?;
        Ok(outcome.changed)
    }
}
