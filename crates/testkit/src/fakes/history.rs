//! `HistoryRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::ModelId;
use trackml_ports::{HistoryRepository, RecordedEvent, RepositoryError};

#[async_trait]
impl HistoryRepository for InMemoryDatabase {
    async fn of_model(
        &self,
        id: ModelId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEvent>, RepositoryError> {
        let state = self.lock();
        let wanted = |(model_id, event): &&(ModelId, RecordedEvent)| {
            *model_id == id && before.is_none_or(|before| event.id < before)
        };
        let latest_first = state.events.iter().rev().filter(wanted);
        Ok(latest_first.take(limit.into()).map(|(_, event)| event.clone()).collect())
    }

    async fn at_moment(&self, id: ModelId, at: DateTime<Utc>) -> Result<Vec<RecordedEvent>, RepositoryError> {
        let state = self.lock();
        let wanted =
            |(model_id, event): &&(ModelId, RecordedEvent)| *model_id == id && event.event.stamp.at == at;
        Ok(state.events.iter().filter(wanted).map(|(_, event)| event.clone()).collect())
    }
}
