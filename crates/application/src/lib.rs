//! The use cases, one file each: they know the domain and the ports, nothing else.
//!
//! A use case takes a [`Caller`] (who, with which workspace) and an already valid command. Rules that need more than one
//! thing live here; rules of one thing live in the domain.

pub mod access;
pub mod accounts;
pub mod ai;
pub mod ask;
pub mod audit;
pub mod caller;
pub mod capture;
pub mod client;
pub mod dashboard;
pub mod edit;
pub mod hardware;
pub mod housekeeping;
pub mod insights;
pub mod journal;
pub mod meaning;
pub mod measure;
pub mod organise;
pub mod refresh;
pub mod rules;
pub mod search;
mod selecting;
pub mod views;
pub mod workspaces;

pub use caller::Caller;
pub use client::Client;
pub use rules::{AccountRules, Registration};

use access::Access;
use accounts::Accounts;
use ai::{Ai, AiSetting};
use ask::Ask;
use audit::Audit;
use capture::Capture;
use dashboard::Dashboard;
use edit::Edit;
use hardware::Hardware;
use housekeeping::Housekeeping;
use insights::Insights;
use journal::Journal;
use meaning::Meanings;
use measure::Measure;
use organise::Organise;
use refresh::Refresh;
use search::Search;
use std::sync::Arc;
use trackml_ports::{
    ActivityRepository, AiUsageRepository, ApiTokenRepository, AttemptRepository, AuditLog, BulkRepository,
    Clock, DuplicateRepository, HardwareRepository, HistoryRepository, InsightRepository,
    InvitationRepository, JournalRepository, ModelHub, ModelRepository, PasswordHasher, Readiness,
    RefreshRepository, SecretSource, SessionRepository, TagRepository, TextExtractor, TokenSigner,
    UserRepository, VectorIndex, ViewRepository, WorkspaceRepository,
};
use views::Views;
use workspaces::Workspaces;

/// Everything of the outside that the use cases need.
#[derive(Clone)]
#[allow(missing_docs, reason = "each is the port of the same name")]
pub struct Ports {
    pub models: Arc<dyn ModelRepository>,
    pub bulk: Arc<dyn BulkRepository>,
    pub duplicates: Arc<dyn DuplicateRepository>,
    pub tags: Arc<dyn TagRepository>,
    pub history: Arc<dyn HistoryRepository>,
    pub users: Arc<dyn UserRepository>,
    pub sessions: Arc<dyn SessionRepository>,
    pub workspaces: Arc<dyn WorkspaceRepository>,
    pub invitations: Arc<dyn InvitationRepository>,
    pub journal: Arc<dyn JournalRepository>,
    pub views: Arc<dyn ViewRepository>,
    pub refreshes: Arc<dyn RefreshRepository>,
    pub activity: Arc<dyn ActivityRepository>,
    pub hardware: Arc<dyn HardwareRepository>,
    pub insights: Arc<dyn InsightRepository>,
    pub vectors: Arc<dyn VectorIndex>,
    pub ai_usage: Arc<dyn AiUsageRepository>,
    pub api_tokens: Arc<dyn ApiTokenRepository>,
    pub attempts: Arc<dyn AttemptRepository>,
    pub audit: Arc<dyn AuditLog>,
    pub housekeeping: Arc<dyn trackml_ports::Housekeeping>,
    pub readiness: Arc<dyn Readiness>,
    pub hub: Arc<dyn ModelHub>,
    pub extractor: Arc<dyn TextExtractor>,
    pub passwords: Arc<dyn PasswordHasher>,
    pub tokens: Arc<dyn TokenSigner>,
    pub secrets: Arc<dyn SecretSource>,
    pub clock: Arc<dyn Clock>,
    pub ai: AiSetting,
}

/// What is not of the database: everything else of [`Ports`].
#[derive(Clone)]
#[allow(missing_docs, reason = "each is the port of the same name")]
pub struct Surroundings {
    pub hub: Arc<dyn ModelHub>,
    pub extractor: Arc<dyn TextExtractor>,
    pub passwords: Arc<dyn PasswordHasher>,
    pub tokens: Arc<dyn TokenSigner>,
    pub secrets: Arc<dyn SecretSource>,
    pub clock: Arc<dyn Clock>,
    pub ai: AiSetting,
}

impl Ports {
    /// One database behind all its ports, in its surroundings.
    pub fn on<D>(database: Arc<D>, around: Surroundings) -> Self
    where
        D: ModelRepository
            + BulkRepository
            + DuplicateRepository
            + TagRepository
            + HistoryRepository
            + UserRepository
            + SessionRepository
            + WorkspaceRepository
            + InvitationRepository
            + JournalRepository
            + ViewRepository
            + RefreshRepository
            + ActivityRepository
            + HardwareRepository
            + InsightRepository
            + VectorIndex
            + AiUsageRepository
            + ApiTokenRepository
            + AttemptRepository
            + AuditLog
            + trackml_ports::Housekeeping
            + Readiness
            + 'static,
    {
        Self {
            models: database.clone(),
            bulk: database.clone(),
            duplicates: database.clone(),
            tags: database.clone(),
            history: database.clone(),
            users: database.clone(),
            sessions: database.clone(),
            workspaces: database.clone(),
            invitations: database.clone(),
            journal: database.clone(),
            views: database.clone(),
            refreshes: database.clone(),
            activity: database.clone(),
            hardware: database.clone(),
            insights: database.clone(),
            vectors: database.clone(),
            ai_usage: database.clone(),
            api_tokens: database.clone(),
            attempts: database.clone(),
            audit: database.clone(),
            housekeeping: database.clone(),
            readiness: database,
            hub: around.hub,
            extractor: around.extractor,
            passwords: around.passwords,
            tokens: around.tokens,
            secrets: around.secrets,
            clock: around.clock,
            ai: around.ai,
        }
    }
}

/// The use cases, room by room.
#[derive(Clone)]
pub struct Application {
    /// Accounts, sessions, tokens.
    pub accounts: Accounts,
    /// Shelves that are shared.
    pub workspaces: Workspaces,
    /// From a paste to a record.
    pub capture: Capture,
    /// Read and change a record.
    pub edit: Edit,
    /// Find records.
    pub search: Search,
    /// Keep records in order.
    pub organise: Organise,
    /// What there is, what was done, what wants to be done.
    pub dashboard: Dashboard,
    /// What a person runs models on.
    pub hardware: Hardware,
    /// What follows from records' facts.
    pub measure: Measure,
    /// Ask the Hub again.
    pub refresh: Refresh,
    /// Write down decisions and what was done.
    pub journal: Journal,
    /// Queries under a name.
    pub views: Views,
    /// What happened to accounts, roles and rights.
    pub audit: Audit,
    /// Throwing away what nobody can use any more.
    pub housekeeping: Housekeeping,
    /// Language models.
    pub ai: Ai,
    /// Find records by what they are about.
    pub meanings: Meanings,
    /// Ask over a whole library.
    pub ask: Ask,
    /// What can be said of models beyond their facts.
    pub insights: Insights,
    /// Whether the database can be used.
    pub readiness: Arc<dyn Readiness>,
}

impl Application {
    /// Puts the use cases on their ports.
    pub fn new(ports: Ports, rules: AccountRules) -> Self {
        let access = Access::new(Arc::clone(&ports.models), Arc::clone(&ports.workspaces));
        let ai = Ai::new(ports.ai.clone(), Arc::clone(&ports.ai_usage), Arc::clone(&ports.clock));
        let meanings = Meanings::new(&ports, access.clone(), ai.clone());
        let audit = Audit::new(Arc::clone(&ports.audit), Arc::clone(&ports.clock), access.clone());
        Self {
            accounts: Accounts::new(&ports, audit.clone(), rules),
            workspaces: Workspaces::new(&ports, access.clone(), audit.clone()),
            capture: Capture::new(&ports, access.clone(), ai.clone()),
            edit: Edit::new(&ports, access.clone(), audit.clone()),
            organise: Organise::new(&ports, access.clone(), audit.clone(), ai.clone()),
            search: Search::new(&ports, access.clone()),
            dashboard: Dashboard::new(&ports, access.clone()),
            hardware: Hardware::new(&ports),
            measure: Measure::new(&ports, access.clone()),
            refresh: Refresh::new(&ports, access.clone()),
            journal: Journal::new(&ports, access.clone()),
            ask: Ask::new(&ports, access.clone(), ai.clone(), meanings.clone()),
            meanings,
            insights: Insights::new(&ports, access.clone(), ai.clone()),
            views: Views::new(&ports, access),
            audit,
            ai,
            housekeeping: Housekeeping::new(Arc::clone(&ports.housekeeping), Arc::clone(&ports.clock)),
            readiness: ports.readiness,
        }
    }
}
