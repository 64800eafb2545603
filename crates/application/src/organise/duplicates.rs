//! Records that seem to be of one model.

use super::Organise;
use crate::Caller;
use crate::access::AccessError;
use trackml_domain::workspace::Role;
use trackml_ports::DuplicateGroup;

/// The most groups that are shown.
pub const MAX_GROUPS: u32 = 200;

impl Organise {
    /// The caller's records that seem to be of one model, the largest group first.
    #[tracing::instrument(target = "trackml::work", name = "organise.duplicates", skip_all)]
    pub async fn duplicates(&self, caller: &Caller) -> Result<Vec<DuplicateGroup>, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        Ok(self.duplicates.duplicates(workspace, MAX_GROUPS).await?)
    }
}
