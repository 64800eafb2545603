//! A person's own name and address.

use super::{Accounts, AccountsError};
use crate::Caller;
use crate::audit::Note;
use secrecy::SecretString;
use trackml_domain::account::{Email, User, Username};
use trackml_domain::audit::AuditKind;

/// What a person wants to be called, and where they want to be reached.
#[derive(Clone, Debug, Default)]
pub struct ProfileChange {
    /// Another name.
    pub username: Option<Username>,
    /// Another address.
    pub email: Option<Email>,
    /// The password, which another address needs: it is what the account is signed in with.
    pub password: Option<SecretString>,
}

impl Accounts {
    /// Changes what is given.
    #[tracing::instrument(target = "trackml::work", name = "accounts.change_profile", skip_all)]
    pub async fn change_profile(
        &self,
        caller: &Caller,
        change: ProfileChange,
    ) -> Result<User, AccountsError> {
        let ProfileChange { username, email, password } = change;
        if email.is_some() {
            self.confirm(caller, password.ok_or(AccountsError::WrongPassword)?).await?;
        }
        let mut note = Note::by(AuditKind::ProfileChanged, caller);
        for (given, field) in [(username.is_some(), "username"), (email.is_some(), "email")] {
            if given {
                note = note.with(field, "changed");
            }
        }
        let user = self.users.rename(caller.user().id, username, email).await?;
        let user = user.ok_or(AccountsError::NotFound)?;
        self.known.forget();
        self.audit.note(note).await;
        Ok(user)
    }
}
