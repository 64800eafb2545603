//! Accounts, as those see them who look after an installation.

use super::account::UserBody;
use serde::{Deserialize, Serialize};
use trackml_application::accounts::AccountChange;
use trackml_domain::account::Standing;
use trackml_ports::StoredUser;
use utoipa::ToSchema;

/// Accounts in the order in which they were made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Accounts)]
pub(crate) struct AccountsBody {
    items: Vec<AccountItem>,
    /// Give this as `after` for those made later; null where there are none.
    next_after: Option<i64>,
}

/// An account with its standing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub(crate) struct AccountItem {
    #[serde(flatten)]
    user: UserBody,
    standing: Standing,
}

impl From<StoredUser> for AccountItem {
    fn from(stored: StoredUser) -> Self {
        Self { user: UserBody::from(&stored.user), standing: stored.standing }
    }
}

impl AccountsBody {
    /// `accounts` holds one more than `limit` where there are later ones.
    pub(crate) fn of(mut accounts: Vec<StoredUser>, limit: usize) -> Self {
        let more = accounts.len() > limit;
        accounts.truncate(limit);
        let next_after = accounts.last().filter(|_| more).map(|stored| stored.user.id.get());
        Self { items: accounts.into_iter().map(AccountItem::from).collect(), next_after }
    }
}

/// What is to be changed of an account; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = AccountPatch)]
pub(crate) struct AccountInput {
    /// Shut the account and end its sessions, or open it again.
    disabled: Option<bool>,
    /// Make its person an administrator, or none.
    is_admin: Option<bool>,
}

impl From<AccountInput> for AccountChange {
    fn from(input: AccountInput) -> Self {
        Self { disabled: input.disabled, is_admin: input.is_admin }
    }
}
