//! Find records.

mod list;

use crate::Ports;
use crate::access::Access;
use std::sync::Arc;
use trackml_ports::ModelRepository;

/// The use cases of finding records.
#[derive(Clone)]
pub struct Search {
    models: Arc<dyn ModelRepository>,
    access: Access,
}

impl Search {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self { models: Arc::clone(&ports.models), access }
    }
}
