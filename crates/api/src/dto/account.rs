//! Accounts.

use super::checks::checked;
use crate::problem::Problem;
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use trackml_application::accounts::{Password, RegisterCommand, SignedIn};
use trackml_domain::account::{Email, User, Username};
use utoipa::ToSchema;

/// An account that is to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Register)]
pub(crate) struct RegisterInput {
    /// The name that others see: 2 to 40 letters, digits, `-`, `_` or `.`.
    #[schema(example = "ada")]
    username: String,
    #[schema(example = "ada@example.org")]
    email: String,
    /// 8 to 128 characters that are not guessed soon.
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    password: SecretString,
    /// The code of an invitation to a workspace; needed where `/meta` says that registration is by `invite`.
    #[schema(value_type = Option<String>, format = Password)]
    invitation: Option<SecretString>,
}

impl RegisterInput {
    pub(crate) fn into_command(self) -> Result<RegisterCommand, Problem> {
        let mut errors = Vec::new();
        let username = checked("username", Username::parse(&self.username), &mut errors);
        let email = checked("email", Email::parse(&self.email), &mut errors);
        let password = checked("password", Password::new(self.password), &mut errors);
        match (username, email, password) {
            (Some(username), Some(email), Some(password)) => {
                Ok(RegisterCommand { username, email, password, invitation: self.invitation })
            }
            _ => Err(Problem::invalid(errors)),
        }
    }
}

/// Who one is, and the proof.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Login)]
pub(crate) struct LoginInput {
    /// The email address; the username is accepted too.
    #[schema(example = "ada@example.org")]
    pub(crate) email: String,
    #[schema(value_type = String, format = Password)]
    pub(crate) password: SecretString,
}

/// A person who has just signed in.
///
/// The refresh token is in a cookie that scripts don't see.
#[derive(Serialize, ToSchema)]
#[schema(as = SignedIn)]
pub(crate) struct SessionBody {
    /// Send it as `Authorization: Bearer …`.
    access_token: String,
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds until the token runs out.
    #[schema(example = 900)]
    expires_in: i64,
    user: UserBody,
}

impl From<SignedIn> for SessionBody {
    fn from(signed_in: SignedIn) -> Self {
        Self {
            access_token: signed_in.access_token.expose_secret().to_owned(),
            token_type: "Bearer",
            expires_in: signed_in.expires_in.num_seconds(),
            user: UserBody::from(&signed_in.user),
        }
    }
}

/// A person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = User)]
pub(crate) struct UserBody {
    id: i64,
    username: String,
    email: String,
    /// Whether the person looks after this installation.
    is_admin: bool,
    created_at: DateTime<Utc>,
}

impl From<&User> for UserBody {
    fn from(user: &User) -> Self {
        Self {
            id: user.id.get(),
            username: user.username.as_str().to_owned(),
            email: user.email.as_str().to_owned(),
            is_admin: user.is_admin,
            created_at: user.created_at,
        }
    }
}

/// A token that is valid.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Verified)]
pub(crate) struct TokenBody {
    /// Always true: a token that is not valid is answered by 401.
    pub(crate) valid: bool,
    pub(crate) user: UserBody,
    /// The person's own workspace.
    pub(crate) workspace_id: i64,
}
