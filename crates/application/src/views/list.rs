//! The views of a workspace.

use super::{Views, ViewsError};
use crate::Caller;
use trackml_domain::view::View;
use trackml_domain::workspace::Role;

impl Views {
    /// The views of the caller's workspace, in the order of their names.
    #[tracing::instrument(target = "trackml::work", name = "views.list", skip_all)]
    pub async fn list(&self, caller: &Caller) -> Result<Vec<View>, ViewsError> {
        let workspace = self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        Ok(self.saved.list(*workspace).await?)
    }
}
