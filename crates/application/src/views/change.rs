//! Changing a view.

use super::{Views, ViewsError};
use crate::Caller;
use trackml_domain::id::ViewId;
use trackml_domain::view::{View, ViewPatch};

impl Views {
    /// Gives a view another name or query.
    #[tracing::instrument(target = "trackml::work", name = "views.change", skip_all)]
    pub async fn change(&self, caller: &Caller, id: ViewId, patch: ViewPatch) -> Result<View, ViewsError> {
        self.expect(caller, id).await?;
        Ok(self.saved.change(id, patch).await?)
    }
}
