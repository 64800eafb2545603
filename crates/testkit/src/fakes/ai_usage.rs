//! `AiUsageRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use chrono::NaiveDate;
use trackml_domain::ai_budget::{AiLimits, AiUsage};
use trackml_domain::id::UserId;
use trackml_ports::{AiUsageRepository, RepositoryError};

#[async_trait]
impl AiUsageRepository for InMemoryDatabase {
    async fn take_call(
        &self,
        user_id: UserId,
        day: NaiveDate,
        limits: AiLimits,
    ) -> Result<bool, RepositoryError> {
        let mut state = self.lock();
        let usage = state.ai_usage.entry((user_id, day)).or_default();
        let room = usage.leaves_room(limits);
        usage.calls += u32::from(room);
        Ok(room)
    }

    async fn spend(&self, user_id: UserId, day: NaiveDate, tokens: u64) -> Result<(), RepositoryError> {
        self.lock().ai_usage.entry((user_id, day)).or_default().tokens += tokens;
        Ok(())
    }

    async fn of_day(&self, user_id: UserId, day: NaiveDate) -> Result<AiUsage, RepositoryError> {
        Ok(self.lock().ai_usage.get(&(user_id, day)).copied().unwrap_or_default())
    }
}
