//! What can be said of models beyond their facts.

mod card;
mod compare;
mod error;
mod forget;
mod generate;
mod read;

pub use compare::{MAX_WISH_CHARS, Verdict, Wish, WishError};
pub use error::InsightError;
pub use generate::Generated;
pub use read::{Analysis, ModelInsights};

use crate::Ports;
use crate::access::Access;
use crate::ai::{Ai, Flights};
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;
use trackml_domain::insight::{Insight, KeptInsight, PROMPT_VERSION};
use trackml_domain::prompt::Prompt;
use trackml_ports::{Clock, InsightRepository, LanguageModel, ModelHub, ModelRepository};

/// How many verdicts are remembered.
const REMEMBERED: u64 = 500;

/// For how long.
const REMEMBERED_FOR: Duration = Duration::from_hours(24);

/// The use cases of insight.
#[derive(Clone)]
pub struct Insights {
    ai: Ai,
    kept: Arc<dyn InsightRepository>,
    models: Arc<dyn ModelRepository>,
    hub: Arc<dyn ModelHub>,
    access: Access,
    clock: Arc<dyn Clock>,
    flights: Flights<Arc<KeptInsight>>,
    verdicts: Flights<Arc<Insight>>,
    /// By what was asked, with all that it was asked of: whoever asks the same may read the same.
    remembered: Cache<String, Arc<Insight>>,
}

impl Insights {
    pub(crate) fn new(ports: &Ports, access: Access, ai: Ai) -> Self {
        Self {
            ai,
            kept: Arc::clone(&ports.insights),
            models: Arc::clone(&ports.models),
            hub: Arc::clone(&ports.hub),
            access,
            clock: Arc::clone(&ports.clock),
            flights: Flights::default(),
            verdicts: Flights::default(),
            remembered: Cache::builder().max_capacity(REMEMBERED).time_to_live(REMEMBERED_FOR).build(),
        }
    }
}

/// Names a question with all that it is asked of: the same again need not be asked again.
pub(crate) fn content_hash(model: &dyn LanguageModel, prompt: &Prompt) -> String {
    let mut hash = Sha256::new();
    for part in [model.model(), &PROMPT_VERSION.to_string(), &prompt.rules, &prompt.shape.to_string()] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    for turn in &prompt.turns {
        hash.update(turn.text.as_bytes());
        hash.update([0]);
    }
    hex::encode(hash.finalize())
}
