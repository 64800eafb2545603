//! Asking the Hub again: one record, or every record of a workspace.

mod apply;
mod error;
mod one;
mod run;
mod work;

pub use error::RefreshError;
pub use one::RefreshReport;
pub use work::Round;

use crate::Ports;
use crate::access::Access;
use std::sync::Arc;
use trackml_ports::{
    Clock, HistoryRepository, ModelHub, ModelRepository, RefreshRepository, WorkspaceRepository,
};

/// The use cases of a refresh.
#[derive(Clone)]
pub struct Refresh {
    hub: Arc<dyn ModelHub>,
    models: Arc<dyn ModelRepository>,
    history: Arc<dyn HistoryRepository>,
    runs: Arc<dyn RefreshRepository>,
    workspaces: Arc<dyn WorkspaceRepository>,
    access: Access,
    clock: Arc<dyn Clock>,
}

impl Refresh {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self {
            hub: Arc::clone(&ports.hub),
            models: Arc::clone(&ports.models),
            history: Arc::clone(&ports.history),
            runs: Arc::clone(&ports.refreshes),
            workspaces: Arc::clone(&ports.workspaces),
            access,
            clock: Arc::clone(&ports.clock),
        }
    }
}
