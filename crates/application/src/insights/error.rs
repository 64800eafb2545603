//! Why there is no insight.

use crate::access::AccessError;
use crate::ai::AskError;
use std::sync::Arc;
use trackml_ports::RepositoryError;

/// Why there is no insight.
#[derive(Clone, Debug, thiserror::Error)]
pub enum InsightError {
    /// The caller may not.
    #[error(transparent)]
    Access(Arc<AccessError>),
    /// The record has no such thread.
    #[error("this record has no such thread")]
    NoSuchThread,
    /// A thread has come to its end.
    #[error("a thread holds at most {0} questions; begin another one")]
    ThreadFull(usize),
    /// The language model gave no answer that can be used.
    #[error(transparent)]
    Ask(Arc<AskError>),
    /// The database failed.
    #[error(transparent)]
    Repository(Arc<RepositoryError>),
}

impl From<AccessError> for InsightError {
    fn from(error: AccessError) -> Self {
        Self::Access(Arc::new(error))
    }
}

impl From<RepositoryError> for InsightError {
    fn from(error: RepositoryError) -> Self {
        Self::Repository(Arc::new(error))
    }
}

impl From<Arc<AskError>> for InsightError {
    fn from(error: Arc<AskError>) -> Self {
        Self::Ask(error)
    }
}
