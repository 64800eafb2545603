//! What people spend on language models.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::NaiveDate;
use trackml_domain::ai_budget::{AiLimits, AiUsage};
use trackml_domain::id::UserId;

/// What people spend on language models, day by day.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait AiUsageRepository: Send + Sync {
    /// Takes one call of a person's day, and returns whether there was one left.
    ///
    /// - MUST let exactly as many through as the limits leave room for, also of those who ask at once, on any node.
    /// - MUST count the days and the persons apart.
    async fn take_call(
        &self,
        user_id: UserId,
        day: NaiveDate,
        limits: AiLimits,
    ) -> Result<bool, RepositoryError>;

    /// Counts tokens that a call cost.
    ///
    /// - MUST NOT lose any of those that are counted at once.
    async fn spend(&self, user_id: UserId, day: NaiveDate, tokens: u64) -> Result<(), RepositoryError>;

    /// What a person has spent in a day.
    async fn of_day(&self, user_id: UserId, day: NaiveDate) -> Result<AiUsage, RepositoryError>;
}
