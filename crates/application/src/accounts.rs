//! Accounts: making them, being known, and everything that is a person's own to decide about them.

mod act_as;
mod administer;
mod authenticate;
mod confirm;
mod delete;
mod error;
mod known;
mod login;
mod logout;
mod operate;
mod password;
mod profile;
mod refresh;
mod register;
mod session;
mod sessions;
mod throttle;
mod tokens;

pub use act_as::ActAsError;
pub use administer::{AccountChange, MAX_ACCOUNTS};
pub use authenticate::AuthenticateError;
pub use error::AccountsError;
pub use operate::OperatorError;
pub use password::{Password, PasswordError};
pub use profile::ProfileChange;
pub use register::RegisterCommand;
pub use session::{ACCESS_LENGTH, MAX_SESSION_LENGTH, REFRESH_GRACE, SESSION_IDLE_LENGTH, SignedIn};
pub use tokens::{DEFAULT_TOKEN_LIFE, IssueToken, IssuedToken, MAX_TOKEN_LIFE, MAX_TOKENS, TOKEN_PREFIX};

use crate::Ports;
use crate::audit::Audit;
use crate::rules::AccountRules;
use known::Known;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use trackml_ports::{
    ApiTokenRepository, AttemptRepository, Clock, InvitationRepository, PasswordHasher, SecretDigest,
    SecretSource, SessionRepository, TokenSigner, UserRepository, WorkspaceRepository,
};

/// The use cases of accounts.
#[derive(Clone)]
pub struct Accounts {
    users: Arc<dyn UserRepository>,
    sessions: Arc<dyn SessionRepository>,
    workspaces: Arc<dyn WorkspaceRepository>,
    invitations: Arc<dyn InvitationRepository>,
    api_tokens: Arc<dyn ApiTokenRepository>,
    attempts: Arc<dyn AttemptRepository>,
    passwords: Arc<dyn PasswordHasher>,
    tokens: Arc<dyn TokenSigner>,
    secrets: Arc<dyn SecretSource>,
    clock: Arc<dyn Clock>,
    audit: Audit,
    known: Arc<Known>,
    rules: AccountRules,
}

impl Accounts {
    pub(crate) fn new(ports: &Ports, audit: Audit, rules: AccountRules) -> Self {
        Self {
            users: Arc::clone(&ports.users),
            sessions: Arc::clone(&ports.sessions),
            workspaces: Arc::clone(&ports.workspaces),
            invitations: Arc::clone(&ports.invitations),
            api_tokens: Arc::clone(&ports.api_tokens),
            attempts: Arc::clone(&ports.attempts),
            passwords: Arc::clone(&ports.passwords),
            tokens: Arc::clone(&ports.tokens),
            secrets: Arc::clone(&ports.secrets),
            clock: Arc::clone(&ports.clock),
            audit,
            known: Arc::default(),
            rules,
        }
    }
}

/// What is stored of a secret that was given out.
pub(crate) fn digest(secret: &str) -> SecretDigest {
    SecretDigest::new(hex::encode(Sha256::digest(secret)))
}
