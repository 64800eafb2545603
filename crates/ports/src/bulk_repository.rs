//! Changing many models at once, and taking it back.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use trackml_domain::id::{BulkId, ModelId, UserId, WorkspaceId};
use trackml_domain::model::{Change, Model, Stamp};
use trackml_domain::query::Selection;
use trackml_domain::tag::{Tag, TooManyTags};

/// Which models are to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Targets {
    /// These, in the trash or not.
    Ids {
        /// Which.
        ids: Vec<ModelId>,
        /// Whether they are to be in the trash.
        trashed: bool,
    },
    /// Those for which a condition holds.
    Selected(Selection),
    /// Those that have one of these tags, in the trash or not.
    Tagged(Vec<Tag>),
}

/// A change of many models.
#[derive(Clone)]
pub struct BulkChange {
    /// The workspace that all of them are in.
    pub workspace_id: WorkspaceId,
    /// Where some of them may go.
    pub to: Option<WorkspaceId>,
    /// Which models.
    pub targets: Targets,
    /// The most models that may be changed.
    pub limit: u32,
    /// How many there should be, where that was seen before.
    pub expected: Option<u64>,
    /// Who changes them.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when it can be taken back.
    pub expires_at: DateTime<Utc>,
    /// The change of one model.
    pub change: Arc<dyn Fn(Model) -> Result<Change, TooManyTags> + Send + Sync>,
}

/// What became of a change of many models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BulkOutcome {
    /// What takes it back; none where nothing was changed.
    pub bulk: Option<BulkId>,
    /// How many models were meant.
    pub matched: u64,
    /// How many were changed; the others were so already.
    pub changed: u64,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    /// More models are meant than may be changed at once.
    #[error("{matched} records are meant; {limit} can be changed at once")]
    TooMany {
        /// How many are meant.
        matched: u64,
        /// How many may be.
        limit: u32,
    },
    /// Not as many are meant as were seen before.
    #[error("{matched} records are meant, not {expected}")]
    Unexpected {
        /// How many are meant.
        matched: u64,
        /// How many were expected.
        expected: u64,
    },
    /// One of the ids is of no such model.
    #[error("there is no record {0}")]
    NoSuchModel(ModelId),
    /// One of them would have too many tags.
    #[error("record {id}: {source}")]
    TooManyTags {
        /// Which.
        id: ModelId,
        /// How many.
        source: TooManyTags,
    },
    /// Others changed one of them again and again meanwhile.
    #[error("record {0} is being changed by others")]
    Contended(ModelId),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// A change of many models that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// Its key.
    pub id: BulkId,
    /// The workspace that the models were in.
    pub workspace_id: WorkspaceId,
    /// Who made it.
    pub by: UserId,
    /// Until when it can be taken back.
    pub expires_at: DateTime<Utc>,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Why a change was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum TakeBackError {
    /// There is none, or it was taken back, or its time is over.
    #[error("there is nothing to take back")]
    NothingThere,
    /// Others changed one of the models again and again meanwhile.
    #[error("record {0} is being changed by others")]
    Contended(ModelId),
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// Changing many models at once, and taking it back.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait BulkRepository: Send + Sync {
    /// How many models are meant.
    ///
    /// - MUST count ids that are of no such model of the workspace as [`BulkError::NoSuchModel`].
    async fn meant(&self, workspace_id: WorkspaceId, targets: &Targets) -> Result<u64, BulkError>;

    /// Changes many models.
    ///
    /// - MUST change all of them or none, each with its events, tags, Hub keys and words.
    /// - MUST refuse and change nothing where more are meant than the limit, where another number is meant than was
    ///   expected, where an id is of no such model of the workspace, and where the change refuses one.
    /// - MUST make the change on each model as it stands then: what others write meanwhile is not overwritten.
    /// - MUST hold no more than a hundred of the models in memory at once.
    /// - MUST leave models alone that the change leaves as they are.
    async fn change_many(&self, bulk: BulkChange) -> Result<BulkOutcome, BulkError>;

    /// Removes models from the trash for good, with everything that belongs to them, their words included.
    ///
    /// - MUST remove all of them or none, and none that is not in the trash.
    /// - MUST refuse as [`BulkRepository::change_many`] does, and return how many were removed.
    async fn purge(
        &self,
        workspace_id: WorkspaceId,
        targets: &Targets,
        limit: u32,
        expected: Option<u64>,
    ) -> Result<u64, BulkError>;

    /// A change that was made.
    async fn bulk(&self, id: BulkId) -> Result<Option<Bulk>, RepositoryError>;

    /// Takes a change back.
    ///
    /// - MUST take back what its events tell of, all or nothing, as `Model::take_back` does.
    /// - MUST leave models alone that stand in none of the workspaces by now.
    /// - MUST return [`TakeBackError::NothingThere`] where its time is over at the stamp, or it was taken back before: of
    ///   two that take it back at once, one does.
    async fn take_back(
        &self,
        id: BulkId,
        within: &[WorkspaceId],
        stamp: Stamp,
    ) -> Result<BulkOutcome, TakeBackError>;
}
