//! From a paste to a record.

mod error;
mod import;
mod preview;
mod propose;
mod save;

pub use error::CaptureError;
pub use import::{ImportLine, ImportOutcome, MAX_SOURCES, Source};
pub use preview::Preview;
pub use propose::{Proposed, TextDraft};
pub use save::{Kept, NewRecord, fingerprint};

use crate::Ports;
use crate::access::Access;
use crate::ai::Ai;
use std::sync::Arc;
use trackml_ports::{Clock, ModelHub, ModelRepository, TagRepository, TextExtractor};

/// The use cases of capture.
#[derive(Clone)]
pub struct Capture {
    hub: Arc<dyn ModelHub>,
    models: Arc<dyn ModelRepository>,
    tags: Arc<dyn TagRepository>,
    extractor: Arc<dyn TextExtractor>,
    ai: Ai,
    access: Access,
    clock: Arc<dyn Clock>,
}

impl Capture {
    pub(crate) fn new(ports: &Ports, access: Access, ai: Ai) -> Self {
        Self {
            hub: Arc::clone(&ports.hub),
            models: Arc::clone(&ports.models),
            tags: Arc::clone(&ports.tags),
            extractor: Arc::clone(&ports.extractor),
            ai,
            access,
            clock: Arc::clone(&ports.clock),
        }
    }
}
