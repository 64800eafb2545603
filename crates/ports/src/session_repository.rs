//! Where sessions are kept.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::account::User;
use trackml_domain::id::{UserId, WorkspaceId};

/// Names one session: a random UUID.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(String);

impl SessionId {
    /// Takes the session's name.
    pub fn new(id: String) -> Self {
        Self(id)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A session that is about to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its name.
    pub id: SessionId,
    /// Whose it is.
    pub user_id: UserId,
    /// When it begins.
    pub created_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
}

/// A session that has neither been ended nor run out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveSession {
    /// Whose it is.
    pub user: User,
    /// The person's own workspace.
    pub personal_workspace: WorkspaceId,
}

/// Where sessions are kept.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait SessionRepository: Send + Sync {
    /// Begins a session.
    async fn open(&self, session: Session) -> Result<(), RepositoryError>;

    /// Finds a session with its person, in one statement: it is asked on every request.
    ///
    /// - MUST return nothing where the session is unknown, was ended, or has run out at `now`.
    async fn active(
        &self,
        id: &SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError>;

    /// Ends a session.
    ///
    /// - MUST succeed where it is unknown or has been ended before.
    async fn end(&self, id: &SessionId, at: DateTime<Utc>) -> Result<(), RepositoryError>;
}
