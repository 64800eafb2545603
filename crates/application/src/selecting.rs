//! What a person's query looks for now: ages count back from the moment, `fits:mine` goes by their own hardware.

use crate::{Caller, Ports};
use std::sync::Arc;
use trackml_domain::query::{Query, Selection};
use trackml_ports::{Clock, HardwareRepository, RepositoryError};

/// Makes selections of queries.
#[derive(Clone)]
pub(crate) struct Selecting {
    hardware: Arc<dyn HardwareRepository>,
    clock: Arc<dyn Clock>,
}

impl Selecting {
    pub(crate) fn new(ports: &Ports) -> Self {
        Self { hardware: Arc::clone(&ports.hardware), clock: Arc::clone(&ports.clock) }
    }

    /// What a query of the caller's looks for now.
    pub(crate) async fn select(&self, caller: &Caller, query: &Query) -> Result<Selection, RepositoryError> {
        let selection = query.at(self.clock.now());
        if !selection.condition.asks_for_hardware() {
            return Ok(selection);
        }
        let all = self.hardware.of_user(caller.user().id).await?;
        let largest = all.iter().map(|hardware| hardware.what.usable_bytes()).max();
        Ok(selection.with_memory(largest))
    }
}
