//! What follows from a record's facts: memory, licence, family.

mod family;

pub use family::MAX_FAMILY;

use crate::Ports;
use crate::access::Access;
use std::sync::Arc;
use trackml_ports::ModelRepository;

/// The use cases of what is computed, not asked for.
#[derive(Clone)]
pub struct Measure {
    models: Arc<dyn ModelRepository>,
    access: Access,
}

impl Measure {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self { models: Arc::clone(&ports.models), access }
    }
}
