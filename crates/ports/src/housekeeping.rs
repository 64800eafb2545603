//! Throwing away what nobody can use any more.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};

/// Before which moments things are thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// The present: sessions, tokens and invitations that have run out are gone.
    pub now: DateTime<Utc>,
    /// Sessions that were ended before this are gone; until then a stolen refresh token is still recognised.
    pub ended_before: DateTime<Utc>,
    /// Counted attempts that are older than this are gone.
    pub attempts_before: DateTime<Utc>,
    /// Lines of the audit that are older than this are gone.
    pub audit_before: DateTime<Utc>,
    /// What was put in the trash before this is gone for good.
    pub trashed_before: DateTime<Utc>,
}

/// Throwing away what nobody can use any more.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait Housekeeping: Send + Sync {
    /// Throws away what lies behind the horizon, and nothing else; any number of nodes may do so at once.
    ///
    /// - MUST take what is in the trash for longer with everything that belongs to it, its words included.
    /// - MUST forget changes of many records whose time is over; what they changed stays.
    /// - MUST return how many rows went.
    async fn sweep(&self, horizon: Horizon) -> Result<u64, RepositoryError>;
}
