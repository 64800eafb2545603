//! Where API tokens are kept.

use crate::{RepositoryError, SecretDigest};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::account::User;
use trackml_domain::id::{ApiTokenId, UserId, WorkspaceId};
use trackml_domain::text::TokenName;
use trackml_domain::token::{ApiToken, Scope};

/// A token that is about to be made.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    /// Whose it is.
    pub user_id: UserId,
    /// What the person calls it.
    pub name: TokenName,
    /// The secret's first characters.
    pub hint: String,
    /// The secret, hashed.
    pub digest: SecretDigest,
    /// What it may do.
    pub scope: Scope,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// A token that is good, with the person for whom it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveToken {
    /// Its key.
    pub id: ApiTokenId,
    /// What it may do.
    pub scope: Scope,
    /// When it runs out.
    pub expires_at: DateTime<Utc>,
    /// When its use was noted last.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Whose it is.
    pub user: User,
    /// The person's own workspace.
    pub personal_workspace: WorkspaceId,
}

/// Where API tokens are kept.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait ApiTokenRepository: Send + Sync {
    /// Makes a token.
    ///
    /// - MUST return nothing, and make none, where the person has `most` already, also when calls run at once.
    async fn issue(&self, new: NewApiToken, most: u32) -> Result<Option<ApiToken>, RepositoryError>;

    /// Finds a token with its person, in one statement.
    ///
    /// - MUST return nothing where it is unknown, was revoked or has run out at `now`, and where its account is
    ///   deactivated or disabled.
    async fn active(
        &self,
        digest: &SecretDigest,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveToken>, RepositoryError>;

    /// Notes that a token was used.
    async fn used(&self, id: ApiTokenId, at: DateTime<Utc>) -> Result<(), RepositoryError>;

    /// A person's tokens, those that have run out among them, the latest first.
    async fn of_user(&self, user_id: UserId) -> Result<Vec<ApiToken>, RepositoryError>;

    /// Revokes a person's token.
    ///
    /// - MUST return whether there was one: not where it is somebody else's.
    async fn revoke(&self, user_id: UserId, id: ApiTokenId) -> Result<bool, RepositoryError>;
}
