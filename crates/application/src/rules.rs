//! What an installation allows.

use chrono::TimeDelta;
use strum::{AsRefStr, EnumString};
use trackml_domain::throttle::Rule;

/// Who may make an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, AsRefStr, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Registration {
    /// Everybody.
    #[default]
    Open,
    /// Who was invited to a workspace.
    Invite,
    /// Nobody: the operator makes them.
    Closed,
}

/// What an installation allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountRules {
    /// Who may make an account.
    pub registration: Registration,
    /// How often a password may be tried for one account, from everywhere together.
    pub login_by_account: Rule,
    /// How often a password may be tried from one address, for all accounts together.
    pub login_by_address: Rule,
    /// How often an account may be asked for from one address.
    pub registration_by_address: Rule,
}

impl Default for AccountRules {
    fn default() -> Self {
        let forget_after = TimeDelta::hours(24);
        Self {
            registration: Registration::default(),
            // A short bound: whoever fails in a person's name keeps that person out for five minutes at most.
            login_by_account: Rule {
                free: 10,
                first_wait: TimeDelta::seconds(1),
                longest_wait: TimeDelta::minutes(5),
                forget_after,
            },
            // A company behind one address signs in at nine.
            login_by_address: Rule {
                free: 50,
                first_wait: TimeDelta::seconds(1),
                longest_wait: TimeDelta::minutes(15),
                forget_after,
            },
            registration_by_address: Rule {
                free: 20,
                first_wait: TimeDelta::seconds(10),
                longest_wait: TimeDelta::hours(1),
                forget_after,
            },
        }
    }
}
