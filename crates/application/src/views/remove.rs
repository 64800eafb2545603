//! Removing a view.

use super::{Views, ViewsError};
use crate::Caller;
use trackml_domain::id::ViewId;

impl Views {
    /// Removes a view; what it found stays.
    #[tracing::instrument(target = "trackml::work", name = "views.remove", skip_all)]
    pub async fn remove(&self, caller: &Caller, id: ViewId) -> Result<(), ViewsError> {
        self.expect(caller, id).await?;
        if self.saved.remove(id).await? { Ok(()) } else { Err(ViewsError::NotFound) }
    }
}
