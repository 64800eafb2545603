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
    /// There is no account, or more than one.
    #[error("--user must name an account: there is {}", if *.0 { "more than one" } else { "none yet" })]
    NotTheOnlyOne(bool),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl Accounts {
    /// A caller for the only person there is.
    pub async fn act_as_only(&self) -> Result<Caller, ActAsError> {
        match self.users.page(None, 2).await?.as_slice() {
            [only] => self.act_as(only.user.username.as_str()).await,
            others => Err(ActAsError::NotTheOnlyOne(!others.is_empty())),
        }
    }

    /// A caller for a person who has not logged in: for commands of whoever holds the database anyhow, never for a
    /// request from outside.
    pub async fn act_as(&self, login: &str) -> Result<Caller, ActAsError> {
        let unknown = || ActAsError::NoSuchUser(login.to_owned());
        let stored = self.stored(login).await?.ok_or_else(unknown)?;
        let workspace = self.workspaces.personal(stored.user.id).await?.ok_or_else(unknown)?;
        Ok(Caller::new(stored.user, workspace, Credential::Operator, Client::default()))
    }
}
