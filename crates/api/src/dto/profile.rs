//! Changes of one's own account.

use super::checks::checked;
use crate::problem::{FieldProblem, Problem};
use secrecy::SecretString;
use serde::Deserialize;
use trackml_application::accounts::{Password, ProfileChange};
use trackml_domain::account::{Email, Username};
use utoipa::ToSchema;

/// What is to be changed of one's account; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProfilePatch)]
pub(crate) struct ProfileInput {
    /// Another name that others see.
    #[schema(example = "ada.l")]
    username: Option<String>,
    /// Another address, for which the password must be given.
    #[schema(example = "ada@example.net")]
    email: Option<String>,
    /// The password that the account has now.
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<SecretString>,
}

impl ProfileInput {
    pub(crate) fn into_change(self) -> Result<ProfileChange, Problem> {
        let mut errors = Vec::new();
        let username = self.username.map(|text| checked("username", Username::parse(&text), &mut errors));
        let email = self.email.map(|text| checked("email", Email::parse(&text), &mut errors));
        if email.is_some() && self.password.is_none() {
            errors.push(FieldProblem::new("password", "required", "must be given to change the address"));
        }
        if errors.is_empty() {
            Ok(ProfileChange {
                username: username.flatten(),
                email: email.flatten(),
                password: self.password,
            })
        } else {
            Err(Problem::invalid(errors))
        }
    }
}

/// The password, once more.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Confirmation)]
pub(crate) struct ConfirmationInput {
    /// The password that the account has now.
    #[schema(value_type = String, format = Password)]
    pub(crate) password: SecretString,
}

/// Another password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PasswordChange)]
pub(crate) struct PasswordInput {
    /// The password that the account has now.
    #[schema(value_type = String, format = Password)]
    password: SecretString,
    /// The one that it is to have: 8 to 128 characters that are not guessed soon.
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    new_password: SecretString,
}

impl PasswordInput {
    /// The present password and the next one.
    pub(crate) fn into_passwords(self) -> Result<(SecretString, Password), Problem> {
        let next =
            Password::new(self.new_password).map_err(|error| Problem::field("new_password", &error))?;
        Ok((self.password, next))
    }
}
