//! Removing a view.

use super::{Views, ViewsError};
use crate::Caller;
use trackml_domain::id::ViewId;

impl Views {
    /// Removes a view; what it found stays.
    pub async fn remove(&self, caller: &Caller, id: ViewId) -> Result<(), ViewsError> {
        self.expect(caller, id).await?;
        if self.saved.remove(id).await? { Ok(()) } else { Err(ViewsError::NotFound) }
    }
}
