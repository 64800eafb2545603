//! The tags of a workspace.

use crate::RepositoryError;
use async_trait::async_trait;
use trackml_domain::id::WorkspaceId;
use trackml_domain::tag::{Tag, TagColor};

/// A tag of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagCount {
    /// The tag.
    pub tag: Tag,
    /// In what colour it is shown, if a person chose one.
    pub color: Option<TagColor>,
    /// How many models have it that are not in the trash.
    pub models: u64,
}

/// The tags of a workspace. Which model has which is kept by `ModelRepository`.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait TagRepository: Send + Sync {
    /// The tags of a workspace.
    ///
    /// - MUST return those that a model has which is not in the trash, those of most models first, ties in the order of
    ///   their code points, at most `limit`.
    /// - MUST return only those that have a term which begins with `start`, where that is given.
    async fn tags(
        &self,
        workspace_id: WorkspaceId,
        start: Option<String>,
        limit: u32,
    ) -> Result<Vec<TagCount>, RepositoryError>;

    /// One tag of a workspace.
    ///
    /// - MUST return a tag that a model has, in the trash or not, and none that no model has.
    async fn tag(&self, workspace_id: WorkspaceId, tag: &Tag) -> Result<Option<TagCount>, RepositoryError>;

    /// Gives a tag a colour, or takes it away.
    ///
    /// - MUST keep the colour of a tag while no model has it.
    /// - MUST return whether the workspace knows the tag.
    async fn paint(
        &self,
        workspace_id: WorkspaceId,
        tag: &Tag,
        color: Option<TagColor>,
    ) -> Result<bool, RepositoryError>;
}
