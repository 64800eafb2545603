//! Saved views: queries under a name, shared by those who share the workspace.

mod change;
mod create;
mod error;
mod list;
mod remove;

pub use create::MAX_VIEWS;
pub use error::ViewsError;

use crate::access::{Access, AccessError};
use crate::{Caller, Ports};
use std::sync::Arc;
use trackml_domain::id::ViewId;
use trackml_domain::workspace::Role;
use trackml_ports::{Clock, ViewRepository};

/// The use cases of saved views.
#[derive(Clone)]
pub struct Views {
    saved: Arc<dyn ViewRepository>,
    access: Access,
    clock: Arc<dyn Clock>,
}

impl Views {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self { saved: Arc::clone(&ports.views), access, clock: Arc::clone(&ports.clock) }
    }

    /// Refuses a view that the caller may not write. A stranger is told the same of one that there is and of one that
    /// there is not.
    async fn expect(&self, caller: &Caller, id: ViewId) -> Result<(), ViewsError> {
        let view = self.saved.find(id).await?.ok_or(ViewsError::NotFound)?;
        let workspace = self.access.workspace(caller, view.workspace_id, Role::Editor).await;
        workspace.map(drop).map_err(|error| match error {
            AccessError::NoSuchWorkspace => ViewsError::NotFound,
            error => error.into(),
        })
    }
}
