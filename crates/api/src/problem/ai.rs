//! What goes wrong with language models and documents, as problems.

use super::{Code, FieldProblem, Problem};
use std::sync::Arc;
use std::time::Duration;
use trackml_application::access::AccessError;
use trackml_application::ai::AskError;
use trackml_application::insights::InsightError;
use trackml_ports::{AiError, DocumentError, DocumentTrouble, RepositoryError};

/// How long a client is asked to wait where the service did not say.
const USUAL_WAIT: Duration = Duration::from_secs(30);

/// The service's errors say what a person can do; none of them holds a secret.
impl From<&AiError> for Problem {
    fn from(error: &AiError) -> Self {
        let code = match error {
            AiError::BadKey { .. } | AiError::NotAllowed { .. } | AiError::UnknownModel { .. } => {
                Code::AiMisconfigured
            }
            AiError::Rejected { .. } => Code::AiRejected,
            AiError::QuotaSpent { .. } => Code::AiQuotaSpent,
            AiError::Unavailable { .. } | AiError::Unreachable { .. } | AiError::Resting { .. } => {
                Code::AiUnavailable
            }
            AiError::TimedOut { .. } => Code::AiTimedOut,
            AiError::Refused { .. } => Code::AiRefused,
            AiError::Unreadable { .. } | AiError::TooLarge { .. } | AiError::CutShort => Code::AiFailed,
        };
        let wait = error.retry_after().or(error.may_pass().then_some(USUAL_WAIT));
        Self::new(code).with_detail(error.to_string()).with_retry_after(wait)
    }
}

impl From<&AskError> for Problem {
    fn from(error: &AskError) -> Self {
        let said = error.to_string();
        match error {
            AskError::BudgetSpent { .. } => {
                Self::new(Code::AiBudgetSpent).with_detail(said).with_retry_after(error.retry_after())
            }
            AskError::Service(error) => error.into(),
            AskError::NothingToShow { .. } => Self::new(Code::AiFailed).with_detail(said),
            AskError::GivenUp => Self::new(Code::AiUnavailable)
                .with_detail(said)
                .with_retry_after(Some(Duration::from_secs(1))),
            AskError::Gone => Self::new(Code::ModelNotFound),
            AskError::Repository(error) => shared(error),
        }
    }
}

/// A failure of the database that several are told of.
fn shared(error: &RepositoryError) -> Problem {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    let said = causes.map(ToString::to_string).collect::<Vec<_>>().join(": ");
    Problem::new(error.into()).caused_by(std::io::Error::other(said))
}

impl From<AskError> for Problem {
    fn from(error: AskError) -> Self {
        (&error).into()
    }
}

impl From<Arc<AskError>> for Problem {
    fn from(error: Arc<AskError>) -> Self {
        (&*error).into()
    }
}

impl From<InsightError> for Problem {
    fn from(error: InsightError) -> Self {
        let said = error.to_string();
        match error {
            InsightError::Access(error) => match &*error {
                AccessError::NoSuchModel => Self::new(Code::ModelNotFound),
                AccessError::NoSuchWorkspace => Self::new(Code::WorkspaceNotFound),
                AccessError::Forbidden => Self::new(Code::Forbidden),
                AccessError::Repository(error) => shared(error),
            },
            InsightError::NoSuchThread => Self::new(Code::ThreadNotFound),
            InsightError::ThreadFull(_) => Self::new(Code::ThreadFull).with_detail(said),
            InsightError::Ask(error) => error.into(),
            InsightError::Repository(error) => shared(&error),
        }
    }
}

impl From<DocumentError> for Problem {
    fn from(error: DocumentError) -> Self {
        let of_field = |code| vec![FieldProblem::new("file", code, error.message.clone())];
        match error.kind {
            DocumentTrouble::Unsupported => {
                Self::new(Code::UnsupportedDocument).with_errors(of_field("unsupported"))
            }
            DocumentTrouble::TooLarge => Self::new(Code::BodyTooLarge).with_errors(of_field("too_large")),
            DocumentTrouble::Unreadable => Self::invalid(of_field("unreadable")),
            DocumentTrouble::Failed => {
                Self::new(Code::DocumentsUnavailable).with_retry_after(Some(USUAL_WAIT))
            }
        }
    }
}
