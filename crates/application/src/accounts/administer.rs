//! Looking after the accounts of an installation. It opens nobody's records.

use super::{Accounts, AccountsError};
use crate::Caller;
use crate::access::Access;
use crate::audit::Note;
use crate::client::Client;
use trackml_domain::account::Standing;
use trackml_domain::audit::AuditKind;
use trackml_domain::id::UserId;
use trackml_ports::StoredUser;

/// The most accounts of one page.
pub const MAX_ACCOUNTS: u16 = 200;

/// What an administrator changes of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// Shut it, or open it again.
    pub disabled: Option<bool>,
    /// Make its person an administrator, or none.
    pub is_admin: Option<bool>,
}

impl Accounts {
    /// Accounts in the order in which they were made, for administrators.
    #[tracing::instrument(target = "trackml::work", name = "accounts.accounts", skip_all)]
    pub async fn accounts(
        &self,
        caller: &Caller,
        after: Option<UserId>,
        limit: u16,
    ) -> Result<Vec<StoredUser>, AccountsError> {
        Access::installation(caller)?;
        Ok(self.users.page(after, limit).await?)
    }

    /// Changes an account, for administrators.
    #[tracing::instrument(target = "trackml::work", name = "accounts.change_account", skip_all)]
    pub async fn change_account(
        &self,
        caller: &Caller,
        id: UserId,
        change: AccountChange,
    ) -> Result<StoredUser, AccountsError> {
        Access::installation(caller)?;
        self.change_standing_and_role(id, change, Some(caller.user().id), caller.client()).await
    }

    /// Changes an account for whoever may: an administrator or the operator.
    pub(super) async fn change_standing_and_role(
        &self,
        id: UserId,
        change: AccountChange,
        actor: Option<UserId>,
        client: &Client,
    ) -> Result<StoredUser, AccountsError> {
        let stored = self.users.by_id(id).await?.ok_or(AccountsError::NotFound)?;
        let note = |kind| {
            let note = Note::of(kind, client).about(id);
            actor.into_iter().fold(note, Note::done_by)
        };
        if let Some(is_admin) = change.is_admin.filter(|is_admin| *is_admin != stored.user.is_admin) {
            self.users.set_admin(id, is_admin).await?;
            self.known.forget();
            let kind = if is_admin { AuditKind::Promoted } else { AuditKind::Demoted };
            self.audit.note(note(kind)).await;
        }
        let was_disabled = stored.standing == Standing::Disabled;
        if let Some(disabled) = change.disabled.filter(|disabled| *disabled != was_disabled) {
            let standing = if disabled { Standing::Disabled } else { Standing::Active };
            self.users.set_standing(id, standing).await?;
            if disabled {
                self.sessions.end_all(id, None, self.clock.now()).await?;
            }
            self.known.forget();
            let kind = if disabled { AuditKind::Disabled } else { AuditKind::Enabled };
            self.audit.note(note(kind)).await;
        }
        self.users.by_id(id).await?.ok_or(AccountsError::NotFound)
    }
}
