//! Saving a view.

use super::{Views, ViewsError};
use crate::Caller;
use trackml_domain::view::{NewView, SavedQuery, View, ViewName};
use trackml_domain::workspace::Role;

/// The most views that a workspace may have: the list is always given whole.
pub const MAX_VIEWS: u32 = 200;

impl Views {
    /// Saves a query under a name in the caller's workspace.
    #[tracing::instrument(target = "trackml::work", name = "views.create", skip_all)]
    pub async fn create(
        &self,
        caller: &Caller,
        name: ViewName,
        query: SavedQuery,
    ) -> Result<View, ViewsError> {
        let workspace = self.access.workspace(caller, caller.workspace(), Role::Editor).await?;
        let (by, at) = (Some(caller.user().id), self.clock.now());
        let new = NewView { workspace_id: *workspace, name, query, by, at };
        Ok(self.saved.create(new, MAX_VIEWS).await?)
    }
}
