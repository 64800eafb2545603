//! Register, log in, be known, log out.

mod act_as;
mod authenticate;
mod login;
mod logout;
mod password;
mod register;
mod session;

pub use act_as::ActAsError;
pub use authenticate::AuthenticateError;
pub use login::LoginError;
pub use password::{Password, PasswordError};
pub use register::{RegisterCommand, RegisterError};
pub use session::{SESSION_LENGTH, SignedIn};

use crate::Ports;
use std::sync::Arc;
use trackml_ports::{
    Clock, PasswordHasher, SessionRepository, TokenSigner, UserRepository, WorkspaceRepository,
};

/// The use cases of accounts.
#[derive(Clone)]
pub struct Accounts {
    users: Arc<dyn UserRepository>,
    sessions: Arc<dyn SessionRepository>,
    workspaces: Arc<dyn WorkspaceRepository>,
    passwords: Arc<dyn PasswordHasher>,
    tokens: Arc<dyn TokenSigner>,
    clock: Arc<dyn Clock>,
}

impl Accounts {
    pub(crate) fn new(ports: &Ports) -> Self {
        Self {
            users: Arc::clone(&ports.users),
            sessions: Arc::clone(&ports.sessions),
            workspaces: Arc::clone(&ports.workspaces),
            passwords: Arc::clone(&ports.passwords),
            tokens: Arc::clone(&ports.tokens),
            clock: Arc::clone(&ports.clock),
        }
    }
}
