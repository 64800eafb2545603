//! The traits that the outside implements, with their contracts as MUST clauses.
//!
//! The test kit turns each clause into a test and runs the same suite on every implementation.

mod api_token_repository;
mod attempt_repository;
mod audit_log;
mod clock;
mod credentials;
mod history;
mod housekeeping;
mod hub;
mod invitation_repository;
mod model_repository;
mod readiness;
mod repository_error;
mod session_repository;
mod user_repository;
mod workspace_repository;

pub use api_token_repository::{ActiveToken, ApiTokenRepository, NewApiToken};
pub use attempt_repository::AttemptRepository;
pub use audit_log::{AuditLog, RecordedEntry};
pub use clock::Clock;
pub use credentials::{
    AccessClaims, HashingError, PasswordHash, PasswordHasher, SecretDigest, SecretSource, TokenError,
    TokenSigner, Weakness,
};
pub use history::{HistoryRepository, RecordedEvent};
pub use housekeeping::{Horizon, Housekeeping};
pub use hub::{HubError, HubModel, ModelHub};
pub use invitation_repository::{InvitationRepository, NewInvitation, OpenInvitation};
pub use model_repository::{
    CreateError, Created, Creation, Found, IdempotencyKey, ModelRepository, SaveError,
};
pub use readiness::Readiness;
pub use repository_error::RepositoryError;
pub use session_repository::{ActiveSession, Rotated, Rotation, Session, SessionId, SessionRepository};
pub use user_repository::{AccountChangeError, NewUser, RegisterError, StoredUser, UserRepository};
pub use workspace_repository::{DeleteWorkspaceError, MembershipError, WorkspaceRepository};

#[cfg(feature = "mocks")]
pub use {
    api_token_repository::MockApiTokenRepository, attempt_repository::MockAttemptRepository,
    audit_log::MockAuditLog, clock::MockClock, credentials::MockPasswordHasher,
    credentials::MockSecretSource, credentials::MockTokenSigner, history::MockHistoryRepository,
    housekeeping::MockHousekeeping, hub::MockModelHub, invitation_repository::MockInvitationRepository,
    model_repository::MockModelRepository, readiness::MockReadiness,
    session_repository::MockSessionRepository, user_repository::MockUserRepository,
    workspace_repository::MockWorkspaceRepository,
};
