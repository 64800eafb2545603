//! A password that may be chosen, and choosing another one.

use super::{Accounts, AccountsError};
use crate::Caller;
use crate::audit::Note;
use secrecy::{ExposeSecret, SecretString};
use trackml_domain::audit::AuditKind;
use trackml_domain::violation::Violation;

/// A password that may be chosen: 8 to 128 characters of any kind.
#[derive(Clone, Debug)]
pub struct Password(SecretString);

/// Why a password may not be chosen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Guessed too soon.
    #[error("has {0} characters; at least {min} are needed", min = Password::MIN_CHARS)]
    TooShort(usize),
    /// Hashing it would cost an attacker nothing and us a lot.
    #[error("has more than {max} characters", max = Password::MAX_CHARS)]
    TooLong,
}

impl Violation for PasswordError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooShort(_) => "too_short",
            Self::TooLong => "too_long",
        }
    }
}

impl Password {
    /// The shortest that is accepted, in characters (OWASP ASVS 5.0, 6.2.1).
    pub const MIN_CHARS: usize = 8;
    /// The longest that is accepted, in characters (OWASP ASVS 5.0, 6.2.9).
    pub const MAX_CHARS: usize = 128;

    /// Checks the length; nothing is trimmed.
    pub fn new(text: SecretString) -> Result<Self, PasswordError> {
        match text.expose_secret().chars().count() {
            chars if chars < Self::MIN_CHARS => Err(PasswordError::TooShort(chars)),
            chars if chars > Self::MAX_CHARS => Err(PasswordError::TooLong),
            _ => Ok(Self(text)),
        }
    }

    pub(super) fn secret(&self) -> SecretString {
        self.0.clone()
    }

    pub(super) fn into_secret(self) -> SecretString {
        self.0
    }
}

impl Accounts {
    /// Changes the caller's password and ends every other session of theirs.
    #[tracing::instrument(target = "trackml::work", name = "accounts.change_password", skip_all)]
    pub async fn change_password(
        &self,
        caller: &Caller,
        current: SecretString,
        next: Password,
    ) -> Result<(), AccountsError> {
        let stored = self.confirm(caller, current).await?;
        self.refuse_weak(&next, &stored.user.username, &stored.user.email).await?;
        let hash = self.passwords.hash(next.into_secret()).await?;
        // Of two changes at once the one that knew the password that stands is stored.
        if !self.users.set_password(stored.user.id, hash, Some(stored.password_hash)).await? {
            return Err(AccountsError::WrongPassword);
        }
        let this = caller.session().cloned();
        let ended = self.sessions.end_all(stored.user.id, this, self.clock.now()).await?;
        self.known.forget();
        self.audit.note(Note::by(AuditKind::PasswordChanged, caller).with("sessions_ended", ended)).await;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_to_128_characters_of_any_kind() {
        let code = |text: &str| Password::new(text.into()).map_err(|error| error.code()).err();
        assert_eq!(code("пароль!!"), None);
        assert_eq!(code("seven77"), Some("too_short"));
        assert_eq!(code(&"x".repeat(128)), None);
        assert_eq!(code(&"x".repeat(129)), Some("too_long"));
    }

    #[test]
    fn a_password_is_never_printed() {
        assert!(!format!("{:?}", Password::new("hunter22".into())).contains("hunter22"));
    }
}
