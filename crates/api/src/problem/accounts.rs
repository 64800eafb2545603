//! What goes wrong with accounts and workspaces, as problems.

use super::{Code, FieldProblem, Problem};
use std::time::Duration;
use trackml_application::accounts::AccountsError;
use trackml_application::workspaces::WorkspacesError;
use trackml_ports::{HashingError, Weakness};

/// How long a client is asked to wait where too many sign in at once.
const BUSY_WAIT: Duration = Duration::from_secs(5);

impl From<AccountsError> for Problem {
    fn from(error: AccountsError) -> Self {
        let said = error.to_string();
        match error {
            AccountsError::WrongCredentials => Self::new(Code::WrongCredentials),
            AccountsError::WrongPassword => Self::new(Code::WrongPassword)
                .with_errors(vec![FieldProblem::new("password", "wrong", "is wrong")]),
            AccountsError::TooManyAttempts { wait } => {
                Self::new(Code::TooManyAttempts).with_detail(said).with_retry_after(Some(wait))
            }
            AccountsError::RegistrationClosed => Self::new(Code::RegistrationClosed),
            AccountsError::InvitationNeeded => Self::new(Code::InvitationNeeded)
                .with_errors(vec![FieldProblem::new("invitation", "required", "is missing")]),
            AccountsError::InvitationInvalid => Self::new(Code::InvitationInvalid)
                .with_errors(vec![FieldProblem::new("invitation", "invalid", said)]),
            AccountsError::Taken => taken(),
            AccountsError::Password(error) => Self::field("password", &error),
            AccountsError::Weak(weakness) => Self::weak("password", &weakness),
            AccountsError::SessionEnded => Self::new(Code::SessionEnded),
            AccountsError::TooManyTokens { .. } => Self::new(Code::TooManyTokens).with_detail(said),
            AccountsError::NotFound => Self::new(Code::AccountNotFound),
            AccountsError::NoSuchSession => Self::new(Code::SessionNotFound),
            AccountsError::NoSuchToken => Self::new(Code::TokenNotFound),
            AccountsError::Forbidden => Self::new(Code::Forbidden).with_detail(said),
            AccountsError::SoleOwner { .. } => Self::new(Code::SoleOwner)
                .with_detail(format!("{said}; make somebody else an owner, or delete the workspace")),
            AccountsError::LastAdministrator => Self::new(Code::LastAdministrator),
            AccountsError::Hashing(error) => error.into(),
            AccountsError::Signing(error) => Self::new(Code::Internal).caused_by(error),
            AccountsError::Repository(error) => error.into(),
        }
    }
}

/// Names both fields: which of the two is taken is not told.
fn taken() -> Problem {
    let message = "this username or this email address is taken";
    let errors = ["username", "email"].map(|field| FieldProblem::new(field, "taken", message));
    Problem::new(Code::AccountTaken).with_errors(errors.into())
}

impl Problem {
    /// Says what is wrong with a password, and how to do better.
    pub(crate) fn weak(field: &str, weakness: &Weakness) -> Self {
        let begin = "is too easy to guess".to_owned();
        let advice = weakness.warning.iter().chain(&weakness.suggestions);
        let message = advice.fold(begin, |said, more| format!("{}. {more}", said.trim_end_matches('.')));
        Self::invalid(vec![FieldProblem::new(field, "too_weak", message)])
    }
}

impl From<HashingError> for Problem {
    fn from(error: HashingError) -> Self {
        match error {
            HashingError::Busy => Self::new(Code::Busy).with_retry_after(Some(BUSY_WAIT)),
            error @ HashingError::Failed(_) => Self::new(Code::Internal).caused_by(error),
        }
    }
}

impl From<WorkspacesError> for Problem {
    fn from(error: WorkspacesError) -> Self {
        let said = error.to_string();
        match error {
            WorkspacesError::NotFound => Self::new(Code::WorkspaceNotFound),
            WorkspacesError::Forbidden => Self::new(Code::Forbidden),
            WorkspacesError::NoSuchMember => Self::new(Code::MemberNotFound),
            WorkspacesError::NoSuchInvitation => Self::new(Code::InvitationNotFound),
            WorkspacesError::Personal => Self::new(Code::PersonalWorkspace),
            WorkspacesError::NotEmpty { .. } => Self::new(Code::WorkspaceNotEmpty)
                .with_detail(format!("{said}; `cascade=true` deletes them too")),
            WorkspacesError::LastOwner => Self::new(Code::LastOwner).with_detail(said),
            WorkspacesError::Secret(error) => error.into(),
            WorkspacesError::Repository(error) => error.into(),
        }
    }
}
