//! Where the audit is kept.

use crate::RepositoryError;
use async_trait::async_trait;
use trackml_domain::audit::AuditEntry;
use trackml_domain::id::{UserId, WorkspaceId};

/// A line of the audit with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedEntry {
    /// Grows with time; names the place that a further page begins behind.
    pub id: i64,
    /// What happened.
    pub entry: AuditEntry,
}

/// Where the audit is kept. Nothing of it changes, and it outlives the accounts and workspaces that it tells of.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait AuditLog: Send + Sync {
    /// Adds a line.
    async fn record(&self, entry: AuditEntry) -> Result<(), RepositoryError>;

    /// The latest lines that concern an account or were caused by it.
    ///
    /// - MUST return at most `limit`, the latest first, with an id smaller than `before` where that is given.
    async fn of_account(
        &self,
        id: UserId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, RepositoryError>;

    /// The latest lines that concern a workspace, as [`AuditLog::of_account`] gives them.
    async fn of_workspace(
        &self,
        id: WorkspaceId,
        before: Option<i64>,
        limit: u16,
    ) -> Result<Vec<RecordedEntry>, RepositoryError>;
}
