//! What happened to models.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::ModelId;
use trackml_domain::model::Event;

/// An event with its place in the history.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedEvent {
    /// Grows with time; names the place that a further page begins behind.
    pub id: i64,
    /// What happened.
    pub event: Event,
}

/// What happened to models. Events are written by `ModelRepository`, together with the change that they tell of.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait HistoryRepository: Send + Sync {
    /// The latest events of a model.
    ///
    /// - MUST return at most `limit` events, the latest first; those of one change in the reverse of their order.
    /// - MUST return only events with an id smaller than `before`, where that is given.
    async fn of_model(
        &self,
        id: ModelId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEvent>, RepositoryError>;

    /// What happened to a model at one moment: what one change made of it.
    ///
    /// - MUST return every event of that moment and no other, in their order.
    async fn at_moment(&self, id: ModelId, at: DateTime<Utc>) -> Result<Vec<RecordedEvent>, RepositoryError>;
}
