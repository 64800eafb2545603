//! Vectors of records: which are still to be made, and which are near.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::vector::{Vector, VectorSpace};

/// A record whose vector is to be made, and that somebody has taken on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueVector {
    /// The record.
    pub model_id: ModelId,
    /// The revision that it is due for.
    pub revision: i64,
    /// Names the text that its vector of this space was made of, where it has one.
    pub made_of: Option<String>,
    /// How often it was tried.
    pub tries: u32,
}

/// What became of one that was due.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeVector {
    /// The record.
    pub model_id: ModelId,
    /// The revision that it was due for.
    pub revision: i64,
    /// Names the text that the vector was made of.
    pub made_of: String,
    /// The vector; none where the text is the same and the one there is stays.
    pub vector: Option<Vector>,
}

/// The records that are nearest.
#[derive(Clone, Debug, PartialEq)]
pub enum Nearest {
    /// The nearest first, each with how near it is, −1 to 1.
    Found(Vec<(ModelId, f32)>),
    /// There are more than are searched.
    TooMany,
}

/// The vectors of records.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait VectorIndex: Send + Sync {
    /// Makes due every record that has no vector of this space, and returns how many became so.
    async fn adopt(&self, space: &VectorSpace, at: DateTime<Utc>) -> Result<u64, RepositoryError>;

    /// Takes on records that are due.
    ///
    /// - MUST make due every record that is kept or changed, by itself.
    /// - MUST give a record to one only, until its lease ends.
    /// - MUST pass over records in the trash.
    async fn claim(
        &self,
        space: &VectorSpace,
        now: DateTime<Utc>,
        leased_until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<DueVector>, RepositoryError>;

    /// Keeps vectors, each in place of the one before.
    ///
    /// - MUST leave a record due that was changed since it was taken on.
    /// - MUST keep nothing of a record that is gone.
    async fn settle(
        &self,
        space: &VectorSpace,
        made: Vec<MadeVector>,
        at: DateTime<Utc>,
    ) -> Result<(), RepositoryError>;

    /// Gives records back that could not be done, for another try later.
    async fn give_back(&self, due: &[DueVector], due_at: DateTime<Utc>) -> Result<(), RepositoryError>;

    /// How many records of a workspace have no vector of this space yet.
    async fn missing(&self, workspace_id: WorkspaceId, space: &VectorSpace) -> Result<u64, RepositoryError>;

    /// The records of a workspace that are nearest, at most so many; those in the trash are not among them.
    ///
    /// - MUST look at no other workspace and at no other space.
    /// - MUST be exact up to 100 000 vectors a workspace, in memory that does not grow with their number.
    async fn nearest(
        &self,
        workspace_id: WorkspaceId,
        space: &VectorSpace,
        vector: &Vector,
        most: u32,
    ) -> Result<Nearest, RepositoryError>;

    /// The vector of a record, of this space.
    async fn of_model(
        &self,
        model_id: ModelId,
        space: &VectorSpace,
    ) -> Result<Option<Vector>, RepositoryError>;
}
