//! Why the program ends.

use crate::output;
use std::fmt;
use std::process::ExitCode;
use trackml_application::access::AccessError;
use trackml_application::accounts::{AccountsError, ActAsError, OperatorError};
use trackml_ports::HashingError;
use trackml_storage::MigrationError;

/// Why the program ends, in one line.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// A setting is wrong: named as the environment knows it.
    pub(crate) fn setting(variable: &str, reason: impl fmt::Display) -> Self {
        Self { message: format!("{variable}: {reason}"), code: 2 }
    }

    /// Something did not work.
    pub(crate) fn new(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), code: 1 }
    }

    /// Says why, and with what code the program ends.
    pub(crate) fn report(self) -> ExitCode {
        // libpq explains itself in several lines.
        let lines: Vec<&str> = self.message.lines().map(str::trim).collect();
        output::error_line(format_args!("trackml: {}", lines.join(" ")));
        ExitCode::from(self.code)
    }
}

macro_rules! from {
    ($($error:ty),*) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::new(error)
            }
        })*
    };
}

from!(std::io::Error, MigrationError, HashingError, ActAsError, AccessError, serde_json::Error);

/// Why a password is refused is what the operator needs most.
impl From<OperatorError> for Failure {
    fn from(error: OperatorError) -> Self {
        match error {
            OperatorError::Refused(AccountsError::Weak(weakness)) => {
                let advice = weakness.warning.iter().chain(&weakness.suggestions);
                let words = advice.map(|word| word.trim_end_matches('.')).collect::<Vec<_>>().join(". ");
                Self::new(format_args!("the password is too easy to guess. {words}"))
            }
            error => Self::new(error),
        }
    }
}
