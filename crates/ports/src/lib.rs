//! The traits that the outside implements, with their contracts as MUST clauses.
//!
//! The test kit turns each clause into a test and runs the same suite on every implementation.

mod clock;
mod credentials;
mod history;
mod hub;
mod model_repository;
mod readiness;
mod repository_error;
mod session_repository;
mod user_repository;
mod workspace_repository;

pub use clock::Clock;
pub use credentials::{AccessClaims, HashingError, PasswordHash, PasswordHasher, TokenError, TokenSigner};
pub use history::{HistoryRepository, RecordedEvent};
pub use hub::{HubError, HubModel, ModelHub};
pub use model_repository::{CreateError, Created, Creation, IdempotencyKey, ModelRepository, SaveError};
pub use readiness::Readiness;
pub use repository_error::RepositoryError;
pub use session_repository::{ActiveSession, Session, SessionId, SessionRepository};
pub use user_repository::{NewUser, RegisterError, StoredUser, UserRepository};
pub use workspace_repository::WorkspaceRepository;

#[cfg(feature = "mocks")]
pub use {
    clock::MockClock, credentials::MockPasswordHasher, credentials::MockTokenSigner,
    history::MockHistoryRepository, hub::MockModelHub, model_repository::MockModelRepository,
    readiness::MockReadiness, session_repository::MockSessionRepository, user_repository::MockUserRepository,
    workspace_repository::MockWorkspaceRepository,
};
