//! API tokens: what a program shows instead of a person.

use crate::id::ApiTokenId;
use crate::text::TokenName;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, Display, EnumString, VariantArray};

/// What a token may do; `write` includes `read`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    AsRefStr,
    Display,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Scope {
    /// Reads.
    Read,
    /// Reads and writes.
    Write,
}

/// A token as its person sees it again: never the secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Its key.
    pub id: ApiTokenId,
    /// What the person calls it.
    pub name: TokenName,
    /// The secret's first characters, to tell one from another: `tml_1a2b3c4d`.
    pub hint: String,
    /// What it may do.
    pub scope: Scope,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it runs out.
    pub expires_at: DateTime<Utc>,
    /// When it was used last, to within a minute.
    pub last_used_at: Option<DateTime<Utc>>,
}
