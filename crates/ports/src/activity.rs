//! What was done in a workspace, counted over time.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::activity::Activity;
use trackml_domain::id::WorkspaceId;

/// What was done in a workspace, counted over time.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait ActivityRepository: Send + Sync {
    /// Counts what was done with the records of a workspace that are not in the trash, from a moment on.
    ///
    /// - MUST count by quarters of an hour in UTC, and leave out quarters in which nothing was done.
    /// - MUST count as added what was kept then, as moved each change of a status, as done each event of a person.
    /// - MUST NOT need more statements for more records.
    async fn activity(
        &self,
        workspace_id: WorkspaceId,
        since: DateTime<Utc>,
    ) -> Result<Activity, RepositoryError>;
}
