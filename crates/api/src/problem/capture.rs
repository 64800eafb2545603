//! What goes wrong on the way from a paste to a record, as problems.

use super::{Code, FieldProblem, Problem};
use std::time::Duration;
use trackml_application::capture::CaptureError;
use trackml_domain::hub_ref::HubRefError;
use trackml_domain::violation::Violation;
use trackml_ports::HubError;

/// How long a client is asked to wait where the Hub did not say.
const USUAL_WAIT: Duration = Duration::from_secs(30);

impl From<CaptureError> for Problem {
    fn from(error: CaptureError) -> Self {
        match error {
            CaptureError::Reference(error) => error.into(),
            CaptureError::Hub(error) => error.into(),
            CaptureError::Name(error) => Self::field("name", &error),
            CaptureError::Access(error) => error.into(),
            CaptureError::KeyReused => Self::new(Code::IdempotencyKeyReused)
                .with_errors(vec![FieldProblem::new("Idempotency-Key", "reused", error.to_string())]),
            CaptureError::NoLanguageModel => Self::new(Code::AiNotConfigured).with_detail(error.to_string()),
            CaptureError::NoText => Self::invalid(vec![FieldProblem::new("text", "empty", "holds no words")]),
            CaptureError::Document(error) => error.into(),
            CaptureError::Ask(error) => error.into(),
            CaptureError::Repository(error) => error.into(),
        }
    }
}

impl From<HubRefError> for Problem {
    fn from(error: HubRefError) -> Self {
        Self::new(Code::InvalidSource)
            .with_detail(format!("the source {error}"))
            .with_errors(vec![FieldProblem::new("source", error.code(), error.to_string())])
    }
}

/// The Hub's errors say what a person can do; none of them holds a secret.
impl From<HubError> for Problem {
    fn from(error: HubError) -> Self {
        let retry_after = match &error {
            HubError::RateLimited { retry_after } => Some(*retry_after),
            HubError::Unavailable { retry_after, .. } => Some(retry_after.unwrap_or(USUAL_WAIT)),
            HubError::Unreachable { .. } | HubError::TimedOut { .. } => Some(USUAL_WAIT),
            _ => None,
        };
        let code = match &error {
            HubError::NotFoundOrPrivate { .. }
            | HubError::NotFound { .. }
            | HubError::RevisionNotFound { .. }
            | HubError::FileNotFound { .. } => Code::HubModelNotFound,
            HubError::Disabled { .. } => Code::HubModelDisabled,
            HubError::Gated { .. } => Code::HubGated,
            HubError::BadCredentials | HubError::Rejected { .. } => Code::HubRefused,
            HubError::RateLimited { .. } => Code::HubRateLimited,
            HubError::Unavailable { .. } | HubError::Unreachable { .. } => Code::HubUnavailable,
            HubError::TimedOut { .. } => Code::HubTimedOut,
            HubError::Unreadable { .. } | HubError::TooLarge { .. } | HubError::Redirected { .. } => {
                Code::HubFailed
            }
        };
        Self::new(code).with_detail(error.to_string()).with_retry_after(retry_after)
    }
}
