//! Acting for a person, from the operator's command line.

use super::Accounts;
use crate::Caller;
use crate::caller::Credential;
use crate::client::Client;
use trackml_ports::RepositoryError;

/// Why the operator can't act for a person.
#[derive(Debug, thiserror::Error)]
pub enum ActAsError {
    /// No account has this address or name.
    #[error("there is no account with the email address or username {0:?}")]
    NoSuchUser(String),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl Accounts {
    /// A caller for a person who has not logged in: for commands of whoever holds the database anyhow, never for a
    /// request from outside.
    pub async fn act_as(&self, login: &str) -> Result<Caller, ActAsError> {
        let unknown = || ActAsError::NoSuchUser(login.to_owned());
        let stored = self.stored(login).await?.ok_or_else(unknown)?;
        let workspace = self.workspaces.personal(stored.user.id).await?.ok_or_else(unknown)?;
        Ok(Caller::new(stored.user, workspace, Credential::Operator, Client::default()))
    }
}
