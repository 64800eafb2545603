//! From a paste to a record.

mod error;
mod import;
mod preview;
mod save;

pub use error::CaptureError;
pub use import::{ImportLine, ImportOutcome, MAX_SOURCES, Source};
pub use preview::Preview;
pub use save::{Kept, NewRecord, fingerprint};

use crate::Ports;
use crate::access::Access;
use std::sync::Arc;
use trackml_ports::{Clock, ModelHub, ModelRepository};

/// The use cases of capture.
#[derive(Clone)]
pub struct Capture {
    hub: Arc<dyn ModelHub>,
    models: Arc<dyn ModelRepository>,
    access: Access,
    clock: Arc<dyn Clock>,
}

impl Capture {
    pub(crate) fn new(ports: &Ports, access: Access) -> Self {
        Self {
            hub: Arc::clone(&ports.hub),
            models: Arc::clone(&ports.models),
            access,
            clock: Arc::clone(&ports.clock),
        }
    }
}
