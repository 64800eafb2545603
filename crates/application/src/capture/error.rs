//! Why nothing was captured.

use crate::access::AccessError;
use crate::ai::AskError;
use trackml_domain::hub_ref::HubRefError;
use trackml_domain::text::TextError;
use trackml_ports::{CreateError, DocumentError, HubError, RepositoryError};

/// Why nothing was captured.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// The text names no model of the Hub.
    #[error("{0}")]
    Reference(#[from] HubRefError),
    /// The Hub did not answer as hoped.
    #[error(transparent)]
    Hub(#[from] HubError),
    /// The Hub's id gives no name that can be kept.
    #[error("the Hub's name cannot be kept: it {0}")]
    Name(#[from] TextError),
    /// The person may not add to this workspace.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The client's key for this attempt was used for something else.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// A text can only be read by a language model, and there is none.
    #[error("reading a text needs a language model: set GOOGLE_API_KEY, or AI_PROVIDER")]
    NoLanguageModel,
    /// The text has no words.
    #[error("there is no text to read")]
    NoText,
    /// The document cannot be read.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The language model gave no answer that can be used.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<CreateError> for CaptureError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::KeyReused => Self::KeyReused,
            CreateError::Repository(error) => Self::Repository(error),
        }
    }
}
