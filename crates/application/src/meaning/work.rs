//! Making vectors of records that were kept or changed, in the background: any number of nodes do it at once.

use super::Meanings;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::Arc;
use trackml_domain::id::ModelId;
use trackml_domain::meaning::{TEXT_EDITION, text_of};
use trackml_domain::model::Model;
use trackml_ports::{AiError, DueVector, Embedder, MadeVector, Purpose, RepositoryError};

/// How many records are done at once: as many as the service takes in one request.
const AT_ONCE: u32 = 100;

/// How long a record is somebody's who has taken it on: longer than the service is waited for.
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// How long a record is left alone after a change: whoever writes notes writes for a while.
pub const SETTLED: TimeDelta = TimeDelta::seconds(3);

/// The wait before the second try; each next one is twice as long, up to [`LONGEST_WAIT`].
const FIRST_WAIT: TimeDelta = TimeDelta::minutes(1);

/// The longest wait: a quota is full again after a day.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(6);

/// What a round did.
#[derive(Clone, Debug, PartialEq)]
pub enum VectorRound {
    /// Nothing is due, or nothing makes vectors.
    Idle,
    /// So many records are done.
    Worked(usize),
    /// The service failed; it is tried again then.
    Waiting(DateTime<Utc>, AiError),
}

impl Meanings {
    /// Makes everything due that has no vector of the configured space.
    pub async fn adopt(&self) -> Result<u64, RepositoryError> {
        match self.ai.embedder() {
            Some(embedder) => self.vectors.adopt(embedder.space(), self.clock.now()).await,
            None => Ok(0),
        }
    }

    /// Does a round of the work that is due: records that were left alone for so long.
    #[tracing::instrument(target = "trackml::work", name = "meaning.work", skip_all)]
    pub async fn work(&self, settled: TimeDelta) -> Result<VectorRound, RepositoryError> {
        let Some(embedder) = self.ai.embedder() else { return Ok(VectorRound::Idle) };
        let now = self.clock.now();
        let due = self.vectors.claim(embedder.space(), now - settled, now + LEASE, AT_ONCE).await?;
        if due.is_empty() {
            return Ok(VectorRound::Idle);
        }
        let ids: Vec<ModelId> = due.iter().map(|due| due.model_id).collect();
        let records = self.models.several(&ids).await?;
        let records: HashMap<ModelId, Model> =
            records.into_iter().map(|record| (record.id, record)).collect();
        match made(embedder, &due, &records).await {
            Ok(made) => {
                let done = made.len();
                self.vectors.settle(embedder.space(), made, self.clock.now()).await?;
                Ok(VectorRound::Worked(done))
            }
            Err(error) => {
                let until = self.clock.now() + wait(&error, &due);
                self.vectors.give_back(&due, until).await?;
                Ok(VectorRound::Waiting(until, error))
            }
        }
    }
}

/// The vectors of records; those whose text is the same keep theirs and cost nothing.
async fn made(
    embedder: &Arc<dyn Embedder>,
    due: &[DueVector],
    records: &HashMap<ModelId, Model>,
) -> Result<Vec<MadeVector>, AiError> {
    let (mut made, mut waiting, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for one in due {
        let text = records.get(&one.model_id).map(text_of).unwrap_or_default();
        let made_of = hash(&text);
        let without = MadeVector {
            model_id: one.model_id,
            revision: one.revision,
            made_of: made_of.clone(),
            vector: None,
        };
        if text.is_empty() || one.made_of.as_deref() == Some(&made_of) {
            made.push(without);
        } else {
            waiting.push(without);
            texts.push(text);
        }
    }
    if !texts.is_empty() {
        let vectors = embedder.embed(&texts, Purpose::Document).await?;
        let with = waiting.into_iter().zip(vectors);
        made.extend(with.map(|(one, vector)| MadeVector { vector: Some(vector), ..one }));
    }
    Ok(made)
}

fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(format!("{TEXT_EDITION}\0{text}").as_bytes()))
}

/// The wait that the service named, or one that grows with the tries.
fn wait(error: &AiError, due: &[DueVector]) -> TimeDelta {
    let tries = due.iter().map(|due| due.tries).min().unwrap_or(0).min(12);
    let grown = FIRST_WAIT * 2_i32.pow(tries);
    let named = error.retry_after().and_then(|wait| TimeDelta::from_std(wait).ok());
    named.map_or(grown, |named| named.max(TimeDelta::seconds(1))).min(LONGEST_WAIT)
}
