//! What follows from records' facts: memory, licence, family, comparison.

mod compare;
mod family;
mod license;
mod memory;

pub use family::MAX_FAMILY;

use crate::Ports;
use crate::access::Access;
use std::sync::Arc;
use trackml_ports::{HardwareRepository, ModelRepository};

/// The use cases of what is computed, not asked for.
#[derive(Clone)]
pub struct Measure {
    models: Arc<dyn ModelRepository>,
    hardware: Arc<dyn HardwareRepository>,
    access: Access,
}

impl Measure {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self { models: Arc::clone(&ports.models), hardware: Arc::clone(&ports.hardware), access }
    }
}
