//! Accounts: making them, being known, and everything that is a person's own to decide about them.

mod act_as;
mod administer;
mod authenticate;
mod change_password;
mod change_profile;
mod deactivate;
mod delete;
mod known;
mod known_by_api_token;
mod limits;
mod login;
mod logout;
mod operate;
mod refresh;
mod register;
mod rehash;
mod sessions;
mod tokens;
mod who_may_register;

use secrecy::SecretString;
use trackml_application::accounts::{IssueToken, IssuedToken, Password};
use trackml_application::{Application, Caller};
use trackml_domain::text::TokenName;
use trackml_domain::token::Scope;

/// A password that may be chosen.
fn password(text: &str) -> Password {
    Password::new(text.into()).unwrap()
}

/// A token that is good for ninety days.
async fn issued(application: &Application, caller: &Caller, scope: Scope) -> IssuedToken {
    let ask = IssueToken {
        name: TokenName::parse("nightly import").unwrap(),
        scope,
        life: trackml_application::accounts::DEFAULT_TOKEN_LIFE,
    };
    application.accounts.issue_token(caller, ask).await.unwrap()
}

/// The same secret, as a client writes it.
fn secret(text: &str) -> SecretString {
    text.into()
}
