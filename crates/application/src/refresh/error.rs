//! Why nothing was refreshed.

use crate::access::AccessError;
use trackml_domain::provenance::Field;
use trackml_domain::text::TextError;
use trackml_ports::{HubError, RepositoryError};

/// Why nothing was refreshed.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The caller may not.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The record is of no model on the Hub.
    #[error("this record is not of a model on the Hub")]
    NotOnHub,
    /// A field is to be taken over that is locked.
    #[error("{0} is locked: unlock it first")]
    Locked(Field),
    /// The Hub did not answer as hoped.
    #[error(transparent)]
    Hub(#[from] HubError),
    /// The Hub's id gives no name that can be kept.
    #[error("the Hub's name cannot be kept: it {0}")]
    Name(#[from] TextError),
    /// Others changed the record again and again meanwhile.
    #[error("the record is being changed by others; try again")]
    Contended,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}
