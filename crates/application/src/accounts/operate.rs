//! What the operator does from the command line: whoever holds the database needs no password.

use super::{AccountChange, Accounts, AccountsError, Password, RegisterCommand};
use crate::audit::Note;
use crate::client::Client;
use trackml_domain::account::User;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::UserId;
use trackml_ports::{NewUser, StoredUser};

/// Why the operator's command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum OperatorError {
    /// No account has this address or name.
    #[error("there is no account with the email address or username {0:?}")]
    NoSuchUser(String),
    /// The command was refused.
    #[error(transparent)]
    Refused(#[from] AccountsError),
}

impl Accounts {
    /// Makes an account, whoever may register.
    pub async fn create_for(&self, command: RegisterCommand) -> Result<User, OperatorError> {
        self.refuse_weak(&command.password, &command.username, &command.email).await?;
        let hash = self.passwords.hash(command.password.into_secret()).await.map_err(AccountsError::from)?;
        let (username, email, at) = (command.username, command.email, self.clock.now());
        let new = NewUser { username, email, password_hash: hash, at };
        let user = self.users.register(new).await.map_err(AccountsError::from)?;
        self.audit.note(operator(AuditKind::Registered, user.id)).await;
        Ok(user)
    }

    /// A page of accounts in the order in which they were made.
    pub async fn list_all(
        &self,
        after: Option<UserId>,
        limit: u16,
    ) -> Result<Vec<StoredUser>, OperatorError> {
        Ok(self.users.page(after, limit).await.map_err(AccountsError::from)?)
    }

    /// Gives an account another password and ends all its sessions.
    pub async fn set_password_for(&self, login: &str, password: Password) -> Result<(), OperatorError> {
        let user = self.named(login).await?;
        self.refuse_weak(&password, &user.username, &user.email).await?;
        let hash = self.passwords.hash(password.into_secret()).await.map_err(AccountsError::from)?;
        self.users.set_password(user.id, hash, None).await.map_err(AccountsError::from)?;
        let ended =
            self.sessions.end_all(user.id, None, self.clock.now()).await.map_err(AccountsError::from)?;
        self.known.forget();
        self.audit.note(operator(AuditKind::PasswordChanged, user.id).with("sessions_ended", ended)).await;
        Ok(())
    }

    /// Shuts or opens an account, or makes its person an administrator or none.
    pub async fn change_for(&self, login: &str, change: AccountChange) -> Result<StoredUser, OperatorError> {
        let user = self.named(login).await?;
        Ok(self.change_standing_and_role(user.id, change, None, &Client::default()).await?)
    }

    async fn named(&self, login: &str) -> Result<User, OperatorError> {
        let stored = self.stored(login).await.map_err(AccountsError::from)?;
        stored.map(|stored| stored.user).ok_or_else(|| OperatorError::NoSuchUser(login.to_owned()))
    }
}

fn operator(kind: AuditKind, account: UserId) -> Note {
    Note::of(kind, &Client::default()).about(account).with("by", "operator")
}
