//! Finding records by what they are about.

mod search;
mod similar;
mod work;

pub use search::{Hit, Hits, WhyWords};
pub use work::{SETTLED, VectorRound};

use crate::Ports;
use crate::access::Access;
use crate::ai::Ai;
use crate::selecting::Selecting;
use std::sync::Arc;
use trackml_ports::{Clock, ModelRepository, VectorIndex};

/// The use cases of meaning.
#[derive(Clone)]
pub struct Meanings {
    ai: Ai,
    models: Arc<dyn ModelRepository>,
    vectors: Arc<dyn VectorIndex>,
    access: Access,
    selecting: Selecting,
    clock: Arc<dyn Clock>,
}

impl Meanings {
    pub(crate) fn new(ports: &Ports, access: Access, ai: Ai) -> Self {
        Self {
            ai,
            models: Arc::clone(&ports.models),
            vectors: Arc::clone(&ports.vectors),
            access,
            selecting: Selecting::new(ports),
            clock: Arc::clone(&ports.clock),
        }
    }
}
