//! Asking for the password again, before something that cannot be taken back.

use super::{Accounts, AccountsError};
use crate::Caller;
use crate::audit::Note;
use secrecy::SecretString;
use trackml_domain::audit::AuditKind;
use trackml_ports::StoredUser;

impl Accounts {
    /// Checks the caller's own password, under the same limits as a login: a session that was left open in a café is
    /// no place to guess it.
    pub(super) async fn confirm(
        &self,
        caller: &Caller,
        password: SecretString,
    ) -> Result<StoredUser, AccountsError> {
        let user = caller.user();
        let attempt = self.attempt_login(Some(user.id), user.email.as_str(), caller.client()).await?;
        let stored = self.users.by_id(user.id).await?.ok_or(AccountsError::NotFound)?;
        match self.passwords.verify(password, Some(stored.password_hash.clone())).await {
            Ok(true) => {
                self.attempt_succeeded(attempt).await?;
                Ok(stored)
            }
            Ok(false) => {
                self.audit.note(Note::by(AuditKind::PasswordRefused, caller)).await;
                Err(AccountsError::WrongPassword)
            }
            Err(error) => {
                self.attempt_failed_of_itself(attempt).await?;
                Err(error.into())
            }
        }
    }
}
