//! A question over a whole library: the records that may answer it are looked up, and asked about in one call.

use crate::access::{Access, AccessError};
use crate::ai::{Ai, Flights, Follower, Told};
use crate::insights::content_hash;
use crate::meaning::{Hits, Meanings};
use crate::{Caller, Ports};
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;
use trackml_domain::card::Card;
use trackml_domain::grounds::Grounds;
use trackml_domain::id::ModelId;
use trackml_domain::insight::{Insight, QuestionText, over_library};
use trackml_domain::model::ModelSummary;
use trackml_domain::workspace::Role;
use trackml_ports::{InsightRepository, ModelRepository};

/// How many records are asked about.
const MAX_RECORDS: usize = 8;

/// How many passages of each card are shown.
const MAX_PASSAGES: usize = 4;

/// How many answers are remembered, and for how long.
const REMEMBERED: u64 = 500;
const REMEMBERED_FOR: Duration = Duration::from_hours(24);

/// What comes of asking.
#[derive(Debug)]
pub enum Answering {
    /// It was answered before, from the very same.
    Known(Arc<Insight>),
    /// It is being answered.
    Coming(Follower<Arc<Insight>>),
    /// Nobody can answer: there is no language model, or the library has nothing that could.
    Nobody,
}

/// The records that may answer a question, and what comes of asking.
#[derive(Debug)]
pub struct Asked {
    /// The records, the likeliest first.
    pub records: Vec<ModelSummary>,
    /// How they were found.
    pub found: Hits,
    /// What comes of asking.
    pub answering: Answering,
}

/// The use case of asking over a library.
#[derive(Clone)]
pub struct Ask {
    ai: Ai,
    meanings: Meanings,
    models: Arc<dyn ModelRepository>,
    insights: Arc<dyn InsightRepository>,
    access: Access,
    flights: Flights<Arc<Insight>>,
    remembered: Cache<String, Arc<Insight>>,
}

/// What stands before the keys of a record's grounds.
pub fn key_prefix(id: ModelId) -> String {
    format!("m{id}.")
}

impl Ask {
    pub(crate) fn new(ports: &Ports, access: Access, ai: Ai, meanings: Meanings) -> Self {
        Self {
            ai,
            meanings,
            models: Arc::clone(&ports.models),
            insights: Arc::clone(&ports.insights),
            access,
            flights: Flights::default(),
            remembered: Cache::builder().max_capacity(REMEMBERED).time_to_live(REMEMBERED_FOR).build(),
        }
    }

    /// Asks a question over the records of the workspace that the caller looks at.
    #[tracing::instrument(target = "trackml::work", name = "ask.ask", skip_all)]
    pub async fn ask(&self, caller: &Caller, question: QuestionText) -> Result<Asked, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        let found = self.meanings.for_question(caller, workspace, question.as_str(), MAX_RECORDS).await?;
        let records: Vec<ModelSummary> = found.hits.iter().map(|hit| hit.model.clone()).collect();
        let language_model = self.ai.model().filter(|_| !records.is_empty()).map(Arc::clone);
        let Some(language_model) = language_model else {
            return Ok(Asked { records, found, answering: Answering::Nobody });
        };
        let grounds = self.grounds(&records).await?;
        let asked = over_library(&grounds, question.as_str());
        let key = content_hash(&*language_model, &asked.prompt);
        if let Some(known) = self.remembered.get(&key) {
            return Ok(Asked { records, found, answering: Answering::Known(known) });
        }
        let (ai, remembered, user_id, hash) =
            (self.ai.clone(), self.remembered.clone(), caller.user().id, key.clone());
        let follower = self.flights.follow(&key, move |saying| async move {
            let words = vec![question.as_str()];
            let told = Told { user_id, asked, grounds, words };
            let insight = Arc::new(ai.tell(&language_model, told, &saying).await?);
            if !insight.making.cut_short {
                remembered.insert(hash, Arc::clone(&insight));
            }
            Ok(insight)
        });
        Ok(Asked { records, found, answering: Answering::Coming(follower) })
    }

    async fn grounds(&self, records: &[ModelSummary]) -> Result<Grounds, AccessError> {
        let ids: Vec<ModelId> = records.iter().map(|record| record.id).collect();
        let mut all = Grounds::default();
        for model in self.models.several(&ids).await? {
            let card = self.insights.card(model.id).await?.and_then(|kept| kept.card);
            let short = card.map(|card| Card::of(card.sha, card.passages.into_iter().take(MAX_PASSAGES)));
            all.extend_prefixed(&key_prefix(model.id), Grounds::of_model(&model, short.as_ref()));
        }
        Ok(all)
    }
}
