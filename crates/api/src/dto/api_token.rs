//! API tokens.

use super::checks::checked;
use crate::problem::{FieldProblem, Problem};
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use trackml_application::accounts::{DEFAULT_TOKEN_LIFE, IssueToken, IssuedToken, MAX_TOKEN_LIFE};
use trackml_domain::text::TokenName;
use trackml_domain::token::{ApiToken, Scope};
use utoipa::ToSchema;

/// A token that is to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewApiToken)]
pub(crate) struct NewTokenInput {
    /// What you call it, 1 to 100 characters.
    #[schema(max_length = 100, example = "nightly import")]
    name: String,
    /// `read` or `write`, which includes `read`.
    #[schema(value_type = Scope, example = "read")]
    scope: String,
    /// How many days it is to be good.
    #[schema(minimum = 1, maximum = 366, default = 90)]
    expires_in_days: Option<i64>,
}

impl NewTokenInput {
    pub(crate) fn into_command(self) -> Result<IssueToken, Problem> {
        let mut errors = Vec::new();
        let name = checked("name", TokenName::parse(&self.name), &mut errors);
        let scope: Option<Scope> = self.scope.parse().ok();
        if scope.is_none() {
            errors.push(FieldProblem::new("scope", "unknown_value", "must be one of read, write"));
        }
        let days = self.expires_in_days.unwrap_or(DEFAULT_TOKEN_LIFE.num_days());
        let most = MAX_TOKEN_LIFE.num_days();
        if !(1..=most).contains(&days) {
            let message = format!("must be a whole number from 1 to {most}");
            errors.push(FieldProblem::new("expires_in_days", "out_of_range", message));
        }
        match (name, scope) {
            (Some(name), Some(scope)) if errors.is_empty() => {
                Ok(IssueToken { name, scope, life: TimeDelta::days(days) })
            }
            _ => Err(Problem::invalid(errors)),
        }
    }
}

/// A token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApiToken)]
pub(crate) struct TokenItem {
    id: i64,
    name: String,
    /// The first characters of the secret.
    #[schema(example = "tml_1a2b3c4d")]
    hint: String,
    scope: Scope,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// When it was used last, to within a minute.
    last_used_at: Option<DateTime<Utc>>,
}

impl From<ApiToken> for TokenItem {
    fn from(token: ApiToken) -> Self {
        Self {
            id: token.id.get(),
            name: token.name.into(),
            hint: token.hint,
            scope: token.scope,
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
        }
    }
}

/// A token that was just made. Its secret is shown this once.
#[derive(Serialize, ToSchema)]
#[schema(as = IssuedApiToken)]
pub(crate) struct IssuedTokenBody {
    #[serde(flatten)]
    item: TokenItem,
    /// Send it as `Authorization: Bearer …`.
    token: String,
}

impl From<IssuedToken> for IssuedTokenBody {
    fn from(issued: IssuedToken) -> Self {
        Self { item: issued.token.into(), token: issued.secret.expose_secret().to_owned() }
    }
}
