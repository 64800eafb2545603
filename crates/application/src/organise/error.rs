//! Why records were not put in order.

use crate::access::AccessError;
use crate::ai::AskError;
use trackml_domain::id::ModelId;
use trackml_domain::model::MergeRefusal;
use trackml_ports::{BulkError, RepositoryError, TakeBackError};

/// Why records were not put in order.
#[derive(Debug, thiserror::Error)]
pub enum OrganiseError {
    /// There is no such record, or the caller may not know that there is.
    #[error("there is no such record")]
    NoSuchModel,
    /// There is no such workspace, or the caller may not know that there is.
    #[error("there is no such workspace")]
    NoSuchWorkspace,
    /// The caller may see it and not do this with it.
    #[error("your role does not allow this")]
    Forbidden,
    /// The workspace has no such tag.
    #[error("no record has this tag")]
    NoSuchTag,
    /// The workspace has a tag of the new name.
    #[error("there is a tag of this name; merge the two instead")]
    TagTaken,
    /// What is in the trash can only be restored.
    #[error("what is in the trash can only be restored")]
    InTrash,
    /// A record cannot be merged with itself, or with one of another workspace.
    #[error("a record is merged with others of its workspace")]
    NothingToMerge,
    /// The records do not fit into one.
    #[error(transparent)]
    Merge(#[from] MergeRefusal),
    /// There is nothing to take back.
    #[error("there is nothing to take back: it was taken back, or its time is over")]
    NothingToTakeBack,
    /// A change of many records was refused; nothing was changed.
    #[error(transparent)]
    Bulk(BulkError),
    /// Others are changing one of the records.
    #[error("record {0} is being changed by others; try again")]
    Contended(ModelId),
    /// The language model gave no answer that can be used.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl From<AccessError> for OrganiseError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NoSuchModel => Self::NoSuchModel,
            AccessError::NoSuchWorkspace => Self::NoSuchWorkspace,
            AccessError::Forbidden => Self::Forbidden,
            AccessError::Repository(error) => Self::Repository(error),
        }
    }
}

impl From<BulkError> for OrganiseError {
    fn from(error: BulkError) -> Self {
        match error {
            BulkError::Repository(error) => Self::Repository(error),
            BulkError::Contended(id) => Self::Contended(id),
            error => Self::Bulk(error),
        }
    }
}

impl From<TakeBackError> for OrganiseError {
    fn from(error: TakeBackError) -> Self {
        match error {
            TakeBackError::NothingThere => Self::NothingToTakeBack,
            TakeBackError::Contended(id) => Self::Contended(id),
            TakeBackError::Repository(error) => Self::Repository(error),
        }
    }
}
