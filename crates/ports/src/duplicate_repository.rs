//! Records of one model.

use crate::{RepositoryError, SaveError};
use async_trait::async_trait;
use trackml_domain::duplicate::DuplicateReason;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{Change, Model, ModelSummary};

/// Records that seem to be of one model.
#[derive(Clone, Debug, PartialEq)]
pub struct DuplicateGroup {
    /// What they have in common.
    pub reason: DuplicateReason,
    /// The records, the oldest first.
    pub models: Vec<ModelSummary>,
}

/// A merger of records: the one that stays with what it took over, and those that go to the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Merger {
    /// The record that stays.
    pub into: Change,
    /// The records that were merged into it.
    pub from: Vec<Change>,
}

/// Records of one model.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait DuplicateRepository: Send + Sync {
    /// Records of a workspace that seem to be of one model.
    ///
    /// - MUST group records that are not in the trash: by an equal Hub id, by a Hub id that both answer to, or by a name
    ///   that is equal but for case, spaces and punctuation while the developers are equal or one is not known.
    /// - MUST show records in one group only, of the first of these reasons.
    /// - MUST return at most `limit` groups, the largest first.
    async fn duplicates(
        &self,
        workspace_id: WorkspaceId,
        limit: u32,
    ) -> Result<Vec<DuplicateGroup>, RepositoryError>;

    /// Stores a merger.
    ///
    /// - MUST store all of its changes or none, each as `ModelRepository::save` does.
    /// - MUST give the record that stays the history and the journal of those that go, which keep their own.
    /// - MUST return [`SaveError::Stale`] with the id in front where one of the records was changed since.
    async fn merge(&self, merger: Merger) -> Result<Model, (ModelId, SaveError)>;
}
