//! The traits that the outside implements, with their contracts as MUST clauses.
//!
//! The test kit turns each clause into a test and runs the same suite on every implementation.

mod activity;
mod ai_usage_repository;
mod api_token_repository;
mod attempt_repository;
mod audit_log;
mod bulk_repository;
mod clock;
mod credentials;
mod duplicate_repository;
mod following;
mod hardware_repository;
mod history;
mod housekeeping;
mod hub;
mod insight_repository;
mod invitation_repository;
mod journal_repository;
mod language_model;
mod model_repository;
mod readiness;
mod refresh_repository;
mod repository_error;
mod session_repository;
mod tag_repository;
mod text_extractor;
mod user_repository;
mod vector_index;
mod view_repository;
mod workspace_repository;

pub use activity::ActivityRepository;
pub use ai_usage_repository::AiUsageRepository;
pub use api_token_repository::{ActiveToken, ApiTokenRepository, NewApiToken};
pub use attempt_repository::AttemptRepository;
pub use audit_log::{AuditLog, RecordedEntry};
pub use bulk_repository::{Bulk, BulkChange, BulkError, BulkOutcome, BulkRepository, TakeBackError, Targets};
pub use clock::Clock;
pub use credentials::{
    AccessClaims, HashingError, PasswordHash, PasswordHasher, SecretDigest, SecretSource, TokenError,
    TokenSigner, Weakness,
};
pub use duplicate_repository::{DuplicateGroup, DuplicateRepository, Merger};
pub use following::Following;
pub use hardware_repository::HardwareRepository;
pub use history::{HistoryRepository, RecordedEvent};
pub use housekeeping::{Horizon, Housekeeping};
pub use hub::{HubError, HubModel, HubQuota, ModelHub};
pub use insight_repository::InsightRepository;
pub use invitation_repository::{InvitationRepository, NewInvitation, OpenInvitation};
pub use journal_repository::{EntryError, JournalPlace, JournalRepository};
pub use language_model::{
    AiError, Answer, AnswerStamp, Embedder, LanguageModel, OfferedModel, Piece, Pieces, Purpose,
    RefusalReason, Refused,
};
pub use model_repository::{
    CreateError, Created, Creation, Found, IdempotencyKey, ModelRepository, SaveError,
};
pub use readiness::Readiness;
pub use refresh_repository::{ClaimedItem, RefreshRepository};
pub use repository_error::RepositoryError;
pub use session_repository::{ActiveSession, Rotated, Rotation, Session, SessionId, SessionRepository};
pub use tag_repository::{TagCount, TagRepository};
pub use text_extractor::{DocumentError, DocumentText, DocumentTrouble, TextExtractor, UploadedDocument};
pub use user_repository::{AccountChangeError, NewUser, RegisterError, StoredUser, UserRepository};
pub use vector_index::{DueVector, MadeVector, Nearest, VectorIndex};
pub use view_repository::{SaveViewError, ViewRepository};
pub use workspace_repository::{DeleteWorkspaceError, MembershipError, WorkspaceRepository};

#[cfg(feature = "mocks")]
pub use {
    activity::MockActivityRepository, hardware_repository::MockHardwareRepository,
    refresh_repository::MockRefreshRepository,
};
#[cfg(feature = "mocks")]
pub use {
    api_token_repository::MockApiTokenRepository, attempt_repository::MockAttemptRepository,
    audit_log::MockAuditLog, bulk_repository::MockBulkRepository, clock::MockClock,
    credentials::MockPasswordHasher, credentials::MockSecretSource, credentials::MockTokenSigner,
    duplicate_repository::MockDuplicateRepository, history::MockHistoryRepository,
    housekeeping::MockHousekeeping, hub::MockModelHub, invitation_repository::MockInvitationRepository,
    model_repository::MockModelRepository, readiness::MockReadiness,
    session_repository::MockSessionRepository, tag_repository::MockTagRepository,
    user_repository::MockUserRepository, workspace_repository::MockWorkspaceRepository,
};
#[cfg(feature = "mocks")]
pub use {journal_repository::MockJournalRepository, view_repository::MockViewRepository};
#[cfg(feature = "mocks")]
pub use {language_model::MockEmbedder, language_model::MockLanguageModel};
