//! Leaving: for a while, or for good.

use super::{Accounts, AccountsError};
use crate::Caller;
use crate::audit::Note;
use secrecy::SecretString;
use trackml_domain::account::Standing;
use trackml_domain::audit::AuditKind;

impl Accounts {
    /// Puts the caller's account to rest: every session ends and every token is refused until they sign in again.
    #[tracing::instrument(target = "trackml::work", name = "accounts.deactivate", skip_all)]
    pub async fn deactivate(&self, caller: &Caller, password: SecretString) -> Result<(), AccountsError> {
        let stored = self.confirm(caller, password).await?;
        self.users.set_standing(stored.user.id, Standing::Deactivated).await?;
        self.sessions.end_all(stored.user.id, None, self.clock.now()).await?;
        self.known.forget();
        self.audit.note(Note::by(AuditKind::Deactivated, caller)).await;
        Ok(())
    }

    /// Deletes the caller's account with everything it owns. Workspaces with other members must have another owner
    /// first: their words are not the caller's to delete.
    #[tracing::instrument(target = "trackml::work", name = "accounts.delete", skip_all)]
    pub async fn delete(&self, caller: &Caller, password: SecretString) -> Result<(), AccountsError> {
        let stored = self.confirm(caller, password).await?;
        self.users.delete(stored.user.id).await?;
        self.known.forget();
        self.audit.note(Note::by(AuditKind::AccountDeleted, caller)).await;
        Ok(())
    }
}
