//! Refreshing every record of a workspace: what is still to be done, and who does it.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{ModelId, RefreshRunId, UserId, WorkspaceId};
use trackml_domain::refresh_run::{ItemOutcome, RefreshRun};

/// A record of a run that somebody has taken on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimedItem {
    /// The run.
    pub run_id: RefreshRunId,
    /// Whose run it is; none where the account is gone.
    pub by: Option<UserId>,
    /// The workspace that the run is of.
    pub workspace_id: WorkspaceId,
    /// The record.
    pub model_id: ModelId,
    /// How often it was tried before.
    pub tries: u32,
}

/// Refreshing every record of a workspace. Any number of nodes share the work.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait RefreshRepository: Send + Sync {
    /// Begins a run over the records of a workspace that are on the Hub and not in the trash.
    ///
    /// - MUST return the run that is open and begin none where there is one, also when two calls run at once.
    /// - MUST end a run at once that has nothing to do.
    async fn start(
        &self,
        workspace_id: WorkspaceId,
        by: UserId,
        at: DateTime<Utc>,
    ) -> Result<RefreshRun, RepositoryError>;

    /// The latest run of a workspace.
    async fn latest(&self, workspace_id: WorkspaceId) -> Result<Option<RefreshRun>, RepositoryError>;

    /// Ends the open run of a workspace before it is done, and returns the latest.
    ///
    /// - MUST leave a run alone that has ended.
    async fn stop(
        &self,
        workspace_id: WorkspaceId,
        at: DateTime<Utc>,
    ) -> Result<Option<RefreshRun>, RepositoryError>;

    /// Takes on some records of an open run, until the lease ends.
    ///
    /// - MUST give a record to nobody else until its lease ends, also when several ask at once; a dead node's records are
    ///   given again then.
    /// - MUST give none that are not due, and none of runs that wait or have ended.
    /// - MUST let open runs take turns.
    /// - MUST pass over records that were put in the trash meanwhile or stand elsewhere, and count them as done.
    async fn claim(
        &self,
        now: DateTime<Utc>,
        leased_until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<ClaimedItem>, RepositoryError>;

    /// Counts a record of a run as done, and ends the run with its last.
    ///
    /// - MUST count each record once, however often it was claimed.
    async fn settle(
        &self,
        item: &ClaimedItem,
        outcome: ItemOutcome,
        at: DateTime<Utc>,
    ) -> Result<(), RepositoryError>;

    /// Gives a claimed record back, to be tried from a moment on; that counts as a try where `tried`.
    async fn give_back(
        &self,
        item: &ClaimedItem,
        due_at: DateTime<Utc>,
        tried: bool,
    ) -> Result<(), RepositoryError>;

    /// Makes every open run wait: the Hub's quota is one for all.
    async fn wait_until(&self, moment: DateTime<Utc>) -> Result<(), RepositoryError>;
}
