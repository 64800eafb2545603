//! Find records.

mod facets;
mod list;

pub use list::Listing;

use crate::Ports;
use crate::access::Access;
use crate::selecting::Selecting;
use std::sync::Arc;
use trackml_ports::ModelRepository;

/// The use cases of finding records.
#[derive(Clone)]
pub struct Search {
    models: Arc<dyn ModelRepository>,
    access: Access,
    selecting: Selecting,
}

impl Search {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self { models: Arc::clone(&ports.models), access, selecting: Selecting::new(ports) }
    }
}
