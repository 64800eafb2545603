//! Where sessions are kept.

use crate::{RepositoryError, SecretDigest};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
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

/// A session, as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its name.
    pub id: SessionId,
    /// Whose it is.
    pub user_id: UserId,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When its tokens were renewed last.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
    /// What the browser or program called itself.
    pub device: Option<String>,
    /// From which address it was seen last.
    pub address: Option<String>,
}

/// A session that has neither been ended nor run out, of an account that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveSession {
    /// Its name.
    pub id: SessionId,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
    /// Whose it is.
    pub user: User,
    /// The person's own workspace.
    pub personal_workspace: WorkspaceId,
}

/// A refresh token that is to be exchanged for the next one.
#[derive(Clone, Debug)]
pub struct Rotation {
    /// What was shown.
    pub shown: SecretDigest,
    /// What takes its place.
    pub next: SecretDigest,
    /// When.
    pub now: DateTime<Utc>,
    /// Two tabs may show the same token within so long of each other.
    pub grace: TimeDelta,
    /// How long the session lasts from now on if nothing further is heard of it.
    pub idle: TimeDelta,
    /// How long it lasts at most, from its beginning.
    pub longest: TimeDelta,
    /// From which address.
    pub address: Option<String>,
}

/// What became of a refresh token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rotated {
    /// The next one stands for this session.
    Renewed(ActiveSession),
    /// It had been used before: its session has been ended now.
    Reused {
        /// The session.
        session: SessionId,
        /// Whose it was.
        user_id: UserId,
    },
    /// It is not known, or its session is over.
    Unknown,
}

/// Where sessions are kept, each with the refresh tokens that were given for it.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait SessionRepository: Send + Sync {
    /// Begins a session with its first refresh token.
    async fn open(&self, session: Session, refresh: SecretDigest) -> Result<(), RepositoryError>;

    /// Finds a session with its person, in one statement.
    ///
    /// - MUST return nothing where the session is unknown, was ended, or has run out at `now`, and where its account
    ///   is deactivated or disabled.
    async fn active(
        &self,
        id: &SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError>;

    /// Exchanges a refresh token for the next one.
    ///
    /// - MUST return [`Rotated::Renewed`] for a token that was not used yet, or was first used at most `grace` ago, of a
    ///   session that is active at `now`; `next` is good from then on, and the session lasts `idle` longer but never
    ///   beyond `longest` after its beginning.
    /// - MUST return [`Rotated::Reused`] for a token that was used longer ago, and end its session.
    /// - MUST return [`Rotated::Unknown`] for every other, and MUST NOT store `next` then.
    /// - MUST NOT let calls at once see the same token as unused.
    async fn rotate(&self, rotation: Rotation) -> Result<Rotated, RepositoryError>;

    /// The session that a refresh token belongs to, whether the token was used or not.
    ///
    /// - MUST return nothing where the token is unknown or the session is not active at `now`.
    async fn of_refresh(
        &self,
        refresh: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveSession>, RepositoryError>;

    /// A person's sessions.
    ///
    /// - MUST return those that are active at `now`, the one that was seen last first.
    async fn of_user(&self, user_id: UserId, now: DateTime<Utc>) -> Result<Vec<Session>, RepositoryError>;

    /// Ends a person's session.
    ///
    /// - MUST return whether there was one to end: not where it is unknown, somebody else's, or over.
    async fn end(&self, user_id: UserId, id: &SessionId, at: DateTime<Utc>) -> Result<bool, RepositoryError>;

    /// Ends a person's sessions, but for one.
    ///
    /// - MUST return how many it ended.
    async fn end_all(
        &self,
        user_id: UserId,
        except: Option<SessionId>,
        at: DateTime<Utc>,
    ) -> Result<u64, RepositoryError>;
}
