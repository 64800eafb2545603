//! Why nothing was captured.

use crate::access::AccessError;
use trackml_domain::hub_ref::HubRefError;
use trackml_domain::text::TextError;
use trackml_ports::{CreateError, HubError, RepositoryError};

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
