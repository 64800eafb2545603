//! Where attempts are counted, for all nodes together.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use trackml_domain::throttle::Rule;

/// Where attempts are counted, for all nodes together.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait AttemptRepository: Send + Sync {
    /// Counts an attempt under several names, or tells how long to wait.
    ///
    /// - MUST return the longest wait that one of the rules asks for, and count nothing then.
    /// - MUST let no more attempts pass than the rules allow, also when calls run at once.
    async fn attempt(
        &self,
        buckets: Vec<(String, Rule)>,
        now: DateTime<Utc>,
    ) -> Result<Option<TimeDelta>, RepositoryError>;

    /// Makes up for an attempt that turned out to be honest.
    ///
    /// - MUST forget everything under the names of `forget` and take back one attempt under those of `refund`.
    async fn succeeded(&self, forget: Vec<String>, refund: Vec<String>) -> Result<(), RepositoryError>;
}
