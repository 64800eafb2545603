//! The use cases' errors as problems.

use super::{Code, FieldProblem, Problem};
use trackml_application::access::AccessError;
use trackml_application::accounts::{AuthenticateError, LoginError, RegisterError};
use trackml_application::edit::EditError;
use trackml_ports::{RepositoryError, TokenError};

impl From<RepositoryError> for Problem {
    fn from(error: RepositoryError) -> Self {
        let code = match error {
            RepositoryError::Unavailable(_) => Code::DatabaseUnavailable,
            RepositoryError::Failed(_) => Code::Internal,
        };
        Self::new(code).caused_by(error)
    }
}

impl From<AccessError> for Problem {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotFound => Self::new(Code::ModelNotFound),
            AccessError::Forbidden => Self::new(Code::Forbidden),
            AccessError::Repository(error) => error.into(),
        }
    }
}

impl From<EditError> for Problem {
    fn from(error: EditError) -> Self {
        match error {
            EditError::NotFound => Self::new(Code::ModelNotFound),
            EditError::Forbidden => Self::new(Code::Forbidden),
            EditError::Stale { .. } => Self::new(Code::StaleRevision).with_detail(error.to_string()),
            EditError::Contended => Self::new(Code::EditConflict),
            EditError::Repository(error) => error.into(),
        }
    }
}

impl From<RegisterError> for Problem {
    fn from(error: RegisterError) -> Self {
        let taken = |code: Code, field| {
            Self::new(code).with_errors(vec![FieldProblem::new(field, "taken", "is taken")])
        };
        match error {
            RegisterError::UsernameTaken => taken(Code::UsernameTaken, "username"),
            RegisterError::EmailTaken => taken(Code::EmailTaken, "email"),
            RegisterError::Repository(error) => error.into(),
            error @ (RegisterError::Hashing(_) | RegisterError::Session(_)) => {
                Self::new(Code::Internal).caused_by(error)
            }
        }
    }
}

impl From<LoginError> for Problem {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::WrongCredentials => Self::new(Code::WrongCredentials),
            LoginError::Repository(error) => error.into(),
            error @ (LoginError::Hashing(_) | LoginError::Session(_)) => {
                Self::new(Code::Internal).caused_by(error)
            }
        }
    }
}

impl From<AuthenticateError> for Problem {
    fn from(error: AuthenticateError) -> Self {
        match error {
            AuthenticateError::Token(TokenError::Expired) => Self::new(Code::TokenExpired),
            AuthenticateError::Token(TokenError::Invalid) => Self::new(Code::Unauthenticated),
            AuthenticateError::SessionEnded => {
                Self::new(Code::Unauthenticated).with_detail(error.to_string())
            }
            AuthenticateError::Repository(error) => error.into(),
        }
    }
}
