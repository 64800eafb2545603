//! Refreshing every record of a workspace, in the background.

use crate::id::{RefreshRunId, UserId, WorkspaceId};
use chrono::{DateTime, Utc};

/// A run over the records of a workspace that are on the Hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshRun {
    /// Its key.
    pub id: RefreshRunId,
    /// The workspace.
    pub workspace_id: WorkspaceId,
    /// Who began it; none where the account is gone.
    pub by: Option<UserId>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended, if it has.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it was ended before it was done.
    pub stopped: bool,
    /// Until when it waits for the Hub's quota, if it does.
    pub waits_until: Option<DateTime<Utc>>,
    /// How many records it is about.
    pub total: u64,
    /// How many of them are done, the following ones among them.
    pub done: u64,
    /// In how many something changed.
    pub changed: u64,
    /// How many the Hub no longer has.
    pub gone: u64,
    /// How many could not be asked for.
    pub failed: u64,
}

/// What became of one record of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemOutcome {
    /// The Hub states nothing new.
    Same,
    /// Something changed, on the Hub or in the record.
    Changed,
    /// The Hub no longer has it.
    Gone,
    /// It could not be asked for.
    Failed,
}

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RunState {
    /// Records are being asked for.
    Running,
    /// The Hub's quota is used up for now.
    Waiting,
    /// Every record is done.
    Finished,
    /// It was ended before.
    Stopped,
}

impl RefreshRun {
    /// Where the run stands at a moment.
    pub fn state(&self, now: DateTime<Utc>) -> RunState {
        match self.ended_at {
            Some(_) if self.stopped => RunState::Stopped,
            Some(_) => RunState::Finished,
            None if self.waits_until.is_some_and(|until| until > now) => RunState::Waiting,
            None => RunState::Running,
        }
    }
}
