//! Who may make an account.

use crate::failure::Failure;
use clap::Args;
use trackml_application::{AccountRules, Registration};

#[derive(Debug, Args)]
#[command(next_help_heading = "Accounts")]
pub(crate) struct AccountOptions {
    /// Who may make an account: everybody (open), who was invited to a workspace (invite), or nobody but the operator
    /// (closed)
    #[arg(long, env = "REGISTRATION", value_name = "open|invite|closed", default_value = "open")]
    registration: String,
}

impl AccountOptions {
    /// Who may make an account.
    pub(crate) fn registration(&self) -> Result<Registration, Failure> {
        let text = self.registration.trim().to_ascii_lowercase();
        if text.is_empty() {
            return Ok(Registration::default());
        }
        let wrong = |_| {
            let reason = format_args!("{:?} is none of open, invite and closed", self.registration);
            Failure::setting("REGISTRATION", reason)
        };
        text.parse().map_err(wrong)
    }

    /// What this installation allows.
    pub(crate) fn rules(&self) -> Result<AccountRules, Failure> {
        Ok(AccountRules { registration: self.registration()?, ..AccountRules::default() })
    }
}
