//! Workspaces: shelves that are shared, and with whom.

mod accept;
mod create;
mod delete;
mod error;
mod invite;
mod list;
mod members;
mod rename;

pub use error::WorkspacesError;
pub use invite::{INVITATION_LENGTH, INVITATION_PREFIX, Invite, Invited};

use crate::Ports;
use crate::access::Access;
use crate::audit::Audit;
use std::sync::Arc;
use trackml_ports::{Clock, InvitationRepository, SecretSource, UserRepository, WorkspaceRepository};

/// The use cases of workspaces.
#[derive(Clone)]
pub struct Workspaces {
    shelves: Arc<dyn WorkspaceRepository>,
    invitations: Arc<dyn InvitationRepository>,
    users: Arc<dyn UserRepository>,
    secrets: Arc<dyn SecretSource>,
    clock: Arc<dyn Clock>,
    access: Access,
    audit: Audit,
}

impl Workspaces {
    pub(crate) fn new(ports: &Ports, access: Access, audit: Audit) -> Self {
        Self {
            shelves: Arc::clone(&ports.workspaces),
            invitations: Arc::clone(&ports.invitations),
            users: Arc::clone(&ports.users),
            secrets: Arc::clone(&ports.secrets),
            clock: Arc::clone(&ports.clock),
            access,
            audit,
        }
    }
}
