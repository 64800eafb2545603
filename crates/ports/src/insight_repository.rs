//! What was said of models, and the cards that it rests on.

use crate::RepositoryError;
use async_trait::async_trait;
use trackml_domain::card::FetchedCard;
use trackml_domain::id::{InsightId, ModelId};
use trackml_domain::insight::{KeptInsight, NewInsight};

/// What was said of models, and the cards that it rests on.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait InsightRepository: Send + Sync {
    /// The analysis of a record.
    async fn analysis(&self, model_id: ModelId) -> Result<Option<KeptInsight>, RepositoryError>;

    /// The latest questions about a record with their answers, the oldest of them first.
    async fn questions(&self, model_id: ModelId, most: u32) -> Result<Vec<KeptInsight>, RepositoryError>;

    /// The questions of a thread, the oldest first.
    ///
    /// - MUST return none where the thread is of another record.
    async fn thread(&self, model_id: ModelId, thread: InsightId)
    -> Result<Vec<KeptInsight>, RepositoryError>;

    /// Keeps an insight.
    ///
    /// - MUST replace the record's analysis by another one, and add a question to what there is.
    /// - MUST return nothing, and keep nothing, where the record or the thread is gone.
    async fn keep(&self, new: NewInsight) -> Result<Option<KeptInsight>, RepositoryError>;

    /// Removes a thread with all its questions, and returns whether there was one.
    ///
    /// - MUST leave the analysis and the threads of other records.
    async fn forget(&self, model_id: ModelId, thread: InsightId) -> Result<bool, RepositoryError>;

    /// The card of a record's model, as it was fetched last.
    async fn card(&self, model_id: ModelId) -> Result<Option<FetchedCard>, RepositoryError>;

    /// Keeps a card in place of the one before, or that there is none.
    ///
    /// - MUST keep nothing where the record is gone.
    async fn keep_card(&self, model_id: ModelId, card: FetchedCard) -> Result<(), RepositoryError>;
}
