//! `InsightRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use trackml_domain::card::FetchedCard;
use trackml_domain::id::{InsightId, ModelId};
use trackml_domain::insight::{KeptInsight, NewInsight, Topic};
use trackml_ports::{InsightRepository, RepositoryError};

/// The thread that a question is of.
fn thread_of(kept: &KeptInsight) -> Option<InsightId> {
    match &kept.topic {
        Topic::Analysis => None,
        Topic::Question { thread, .. } => *thread,
    }
}

impl InMemoryDatabase {
    fn questions_of(&self, model_id: ModelId) -> Vec<KeptInsight> {
        let state = self.lock();
        let of_model = state.insights.values().filter(|kept| kept.model_id == model_id);
        of_model.filter(|kept| thread_of(kept).is_some()).cloned().collect()
    }
}

#[async_trait]
impl InsightRepository for InMemoryDatabase {
    async fn analysis(&self, model_id: ModelId) -> Result<Option<KeptInsight>, RepositoryError> {
        let state = self.lock();
        let is_one = |kept: &&KeptInsight| kept.model_id == model_id && kept.topic == Topic::Analysis;
        Ok(state.insights.values().find(is_one).cloned())
    }

    async fn questions(&self, model_id: ModelId, most: u32) -> Result<Vec<KeptInsight>, RepositoryError> {
        let mut questions = self.questions_of(model_id);
        let earlier = questions.len().saturating_sub(most as usize);
        Ok(questions.split_off(earlier))
    }

    async fn thread(
        &self,
        model_id: ModelId,
        thread: InsightId,
    ) -> Result<Vec<KeptInsight>, RepositoryError> {
        let mut questions = self.questions_of(model_id);
        questions.retain(|kept| thread_of(kept) == Some(thread));
        Ok(questions)
    }

    async fn keep(&self, new: NewInsight) -> Result<Option<KeptInsight>, RepositoryError> {
        let mut state = self.lock();
        if !state.models.contains_key(&new.model_id) {
            return Ok(None);
        }
        let id: InsightId = state.next_id().into();
        let topic = match new.topic {
            Topic::Analysis => {
                state
                    .insights
                    .retain(|_, kept| kept.model_id != new.model_id || kept.topic != Topic::Analysis);
                Topic::Analysis
            }
            Topic::Question { thread: None, text } => Topic::Question { thread: Some(id), text },
            Topic::Question { thread: Some(thread), text } => {
                let is_first =
                    |first: &KeptInsight| first.model_id == new.model_id && thread_of(first) == Some(thread);
                if !state.insights.get(&thread).is_some_and(is_first) {
                    return Ok(None);
                }
                Topic::Question { thread: Some(thread), text }
            }
        };
        let kept = KeptInsight {
            id,
            model_id: new.model_id,
            topic,
            by: Some(new.by),
            content_hash: new.content_hash,
            insight: new.insight,
        };
        state.insights.insert(id, kept.clone());
        Ok(Some(kept))
    }

    async fn forget(&self, model_id: ModelId, thread: InsightId) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        let first = state.insights.get(&thread);
        if first.is_none_or(|first| first.model_id != model_id || thread_of(first) != Some(thread)) {
            return Ok(false);
        }
        state.insights.retain(|_, kept| thread_of(kept) != Some(thread));
        Ok(true)
    }

    async fn card(&self, model_id: ModelId) -> Result<Option<FetchedCard>, RepositoryError> {
        Ok(self.lock().cards.get(&model_id).cloned())
    }

    async fn keep_card(&self, model_id: ModelId, card: FetchedCard) -> Result<(), RepositoryError> {
        let mut state = self.lock();
        if state.models.contains_key(&model_id) {
            state.cards.insert(model_id, card);
        }
        Ok(())
    }
}
