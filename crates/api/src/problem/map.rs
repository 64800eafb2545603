//! The use cases' errors as problems.

use super::{Code, Problem};
use trackml_application::access::AccessError;
use trackml_application::accounts::AuthenticateError;
use trackml_application::edit::EditError;
use trackml_ports::{RepositoryError, TokenError};

impl From<RepositoryError> for Problem {
    fn from(error: RepositoryError) -> Self {
        Self::new(Code::from(&error)).caused_by(error)
    }
}

impl From<&RepositoryError> for Code {
    fn from(error: &RepositoryError) -> Self {
        match error {
            RepositoryError::Unavailable(_) => Self::DatabaseUnavailable,
            RepositoryError::Full(_) => Self::StorageFull,
            RepositoryError::Failed(_) => Self::Internal,
        }
    }
}

impl From<AccessError> for Problem {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NoSuchModel => Self::new(Code::ModelNotFound),
            AccessError::NoSuchWorkspace => Self::new(Code::WorkspaceNotFound),
            AccessError::Forbidden => Self::new(Code::Forbidden),
            AccessError::Repository(error) => error.into(),
        }
    }
}

impl From<EditError> for Problem {
    fn from(error: EditError) -> Self {
        match error {
            EditError::NotFound => Self::new(Code::ModelNotFound),
            EditError::NoSuchWorkspace => Self::new(Code::WorkspaceNotFound),
            EditError::Forbidden => Self::new(Code::Forbidden),
            EditError::Stale { .. } => Self::new(Code::StaleRevision).with_detail(error.to_string()),
            EditError::NoSuchEvent => Self::new(Code::EventNotFound),
            EditError::NothingToRevert => Self::new(Code::NothingToRevert),
            EditError::Contended => Self::new(Code::EditConflict),
            EditError::Repository(error) => error.into(),
        }
    }
}

impl From<AuthenticateError> for Problem {
    fn from(error: AuthenticateError) -> Self {
        match error {
            AuthenticateError::Token(TokenError::Expired) => Self::new(Code::TokenExpired),
            AuthenticateError::Token(TokenError::Invalid) => Self::new(Code::Unauthenticated),
            AuthenticateError::SessionEnded | AuthenticateError::ApiToken => {
                Self::new(Code::Unauthenticated).with_detail(error.to_string())
            }
            AuthenticateError::Repository(error) => error.into(),
        }
    }
}
