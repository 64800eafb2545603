//! The use cases, one file each: they know the domain and the ports, nothing else.
//!
//! A use case takes a [`Caller`] (who, with which workspace) and an already valid command. Rules that need more than one
//! thing live here; rules of one thing live in the domain.

pub mod access;
pub mod accounts;
pub mod caller;
pub mod capture;
pub mod edit;
pub mod search;

pub use caller::Caller;

use access::Access;
use accounts::Accounts;
use capture::Capture;
use edit::Edit;
use search::Search;
use std::sync::Arc;
use trackml_ports::{
    Clock, HistoryRepository, ModelHub, ModelRepository, PasswordHasher, Readiness, SessionRepository,
    TokenSigner, UserRepository, WorkspaceRepository,
};

/// Everything of the outside that the use cases need.
#[derive(Clone)]
#[allow(missing_docs, reason = "each is the port of the same name")]
pub struct Ports {
    pub models: Arc<dyn ModelRepository>,
    pub history: Arc<dyn HistoryRepository>,
    pub users: Arc<dyn UserRepository>,
    pub sessions: Arc<dyn SessionRepository>,
    pub workspaces: Arc<dyn WorkspaceRepository>,
    pub readiness: Arc<dyn Readiness>,
    pub hub: Arc<dyn ModelHub>,
    pub passwords: Arc<dyn PasswordHasher>,
    pub tokens: Arc<dyn TokenSigner>,
    pub clock: Arc<dyn Clock>,
}

/// The use cases, room by room.
#[derive(Clone)]
pub struct Application {
    /// Register, log in, be known, log out.
    pub accounts: Accounts,
    /// From a paste to a record.
    pub capture: Capture,
    /// Read and change a record.
    pub edit: Edit,
    /// Find records.
    pub search: Search,
    /// Whether the database can be used.
    pub readiness: Arc<dyn Readiness>,
}

impl Application {
    /// Puts the use cases on their ports.
    pub fn new(ports: Ports) -> Self {
        let access = Access::new(Arc::clone(&ports.models), Arc::clone(&ports.workspaces));
        Self {
            accounts: Accounts::new(&ports),
            capture: Capture::new(&ports, access.clone()),
            edit: Edit::new(&ports, access.clone()),
            search: Search::new(&ports, access),
            readiness: ports.readiness,
        }
    }
}
