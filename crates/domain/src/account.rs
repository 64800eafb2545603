//! Who a person is to TrackML.

use crate::id::UserId;
use crate::text::{TextError, line, normalise};
use crate::violation::Violation;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, VariantArray};

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Its key.
    pub id: UserId,
    /// The name that others see.
    pub username: Username,
    /// The address.
    pub email: Email,
    /// Whether the person looks after the installation: who may be there, not what they keep.
    pub is_admin: bool,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
}

/// Whether an account can be used.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsRefStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Standing {
    /// It can.
    Active,
    /// Its person has put it to rest; signing in wakes it.
    Deactivated,
    /// An administrator or the operator has shut it.
    Disabled,
}

/// Why a name or an address was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// Empty, too long or with control characters.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Too short for a name.
    #[error("has {0} characters; at least {min} are needed", min = Username::MIN_CHARS)]
    TooShort(usize),
    /// Not a letter, a digit, `-`, `_` or `.`.
    #[error("contains {0:?}; letters, digits, '-', '_' and '.' are allowed")]
    Character(char),
    /// Not of the form `name@host`.
    #[error("is not an email address; one looks like name@example.org")]
    NotAnAddress,
}

impl Violation for AccountError {
    fn code(&self) -> &'static str {
        match self {
            Self::Text(error) => error.code(),
            Self::TooShort(_) => "too_short",
            Self::Character(_) => "character",
            Self::NotAnAddress => "not_an_address",
        }
    }
}

/// The name that others see: 2 to 40 letters, digits, `-`, `_` or `.`, unique after [`normalise`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Username(String);

impl Username {
    /// The shortest that is accepted, in characters.
    pub const MIN_CHARS: usize = 2;
    /// The longest that is accepted, in characters.
    pub const MAX_CHARS: usize = 40;

    /// Trims the text and checks it.
    pub fn parse(text: &str) -> Result<Self, AccountError> {
        let text = line(text, Self::MAX_CHARS)?;
        let chars = text.chars().count();
        if chars < Self::MIN_CHARS {
            return Err(AccountError::TooShort(chars));
        }
        match text.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))) {
            Some(c) => Err(AccountError::Character(c)),
            None => Ok(Self(text)),
        }
    }

    /// The name as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as it is compared.
    pub fn key(&self) -> String {
        normalise(&self.0)
    }
}

/// An email address, unique after [`normalise`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The longest that is accepted, in characters (RFC 5321 §4.5.3.1.3).
    pub const MAX_CHARS: usize = 254;

    /// Trims the text and checks its form. Whether mail arrives there only a mail can tell.
    pub fn parse(text: &str) -> Result<Self, AccountError> {
        let text = line(text, Self::MAX_CHARS)?;
        let sound = text.rsplit_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && !name.contains(['@', ' '])
                && !host.is_empty()
                && !host.starts_with(['.', '-'])
                && !host.ends_with(['.', '-'])
                && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
        });
        if sound { Ok(Self(text)) } else { Err(AccountError::NotAnAddress) }
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as it is compared.
    pub fn key(&self) -> String {
        normalise(&self.0)
    }
}

/// What somebody is looked for by: an email address or a username.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginName {
    text: String,
    key: String,
}

impl LoginName {
    /// Reads an address where there is an `@`, and a username otherwise.
    pub fn parse(text: &str) -> Result<Self, AccountError> {
        let (text, key) = if text.contains('@') {
            let email = Email::parse(text)?;
            (email.as_str().to_owned(), email.key())
        } else {
            let username = Username::parse(text)?;
            (username.as_str().to_owned(), username.key())
        };
        Ok(Self { text, key })
    }

    /// The address or name as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address or name as it is compared.
    pub fn key(&self) -> &str {
        &self.key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_compared_without_regard_to_case() {
        let name = Username::parse("  Ada.L-1_ ").unwrap();
        assert_eq!((name.as_str(), name.key().as_str()), ("Ada.L-1_", "ada.l-1_"));
        assert!(Username::parse("Łukasz").is_ok());
        assert_eq!(Username::parse("ａda").unwrap().key(), "ada");
    }

    #[test]
    fn bad_names_are_refused_by_reason() {
        let code = |text: &str| Username::parse(text).unwrap_err().code();
        assert_eq!(code("a"), "too_short");
        assert_eq!(code(""), "empty");
        assert_eq!(code("ada lovelace"), "character");
        assert_eq!(code("ada@home"), "character");
        assert_eq!(code(&"a".repeat(41)), "too_long");
    }

    #[test]
    fn addresses_have_a_name_and_a_host() {
        for text in ["me@example.org", "a.b+c@sub.example.co", "o'neil@example.org", "root@localhost"] {
            assert_eq!(Email::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(Email::parse(" Me@Example.ORG ").unwrap().key(), "me@example.org");
        for text in ["me", "@example.org", "me@", "me@.org", "me@org.", "a@b@c", "a b@c", "me@exa mple.org"] {
            assert_eq!(Email::parse(text).unwrap_err().code(), "not_an_address", "{text}");
        }
    }
}
