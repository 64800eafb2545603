//! Where models are kept.

use crate::RepositoryError;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::facets::Facets;
use trackml_domain::id::{ModelId, UserId, WorkspaceId};
use trackml_domain::listing::{Page, PageRequest};
use trackml_domain::model::{Change, Model, ModelSummary, NewModel};
use trackml_domain::query::{Selection, Sought, Word};

/// A client's name for one attempt to make a record, so that a repeated request makes no second one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey {
    /// Whose key it is: two people may choose the same.
    pub user_id: UserId,
    /// What the client sent, at most 255 characters.
    pub key: String,
    /// A hash of what was asked: the same key for something else is a mistake.
    pub fingerprint: String,
}

/// How a record is to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Creation {
    /// Make nothing where a live record of the workspace answers to one of the same Hub ids.
    pub unless_kept: bool,
    /// Make nothing where this attempt has been made before.
    pub idempotency: Option<IdempotencyKey>,
}

/// What became of a record that was to be made.
#[derive(Clone, Debug, PartialEq)]
pub enum Created {
    /// It was made.
    New(Model),
    /// The same attempt made this record before; it is given as it stands now.
    Replayed(Model),
    /// The workspace has a record of the same Hub id.
    Kept(ModelId),
}

/// Why a record was not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The key was used for something else.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// Why a change was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The record was changed by someone else since it was read.
    #[error("the record was changed meanwhile; it is now at revision {current}")]
    Stale {
        /// The revision that is stored.
        current: i64,
    },
    /// There is no such record any more.
    #[error("there is no such record")]
    NotFound,
    /// The database failed.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

/// A page of what was looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The page.
    pub page: Page<ModelSummary>,
    /// The words of the query that a match must or may have, and how each was read.
    pub words: Vec<(Word, Sought)>,
}

/// Where models are kept, each with its tags, its events and its place in the search index.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait ModelRepository: Send + Sync {
    /// Keeps a new model.
    ///
    /// - MUST store the record, its tags and its `created` event, all or nothing, at revision 1, with `created_at` and
    ///   `updated_at` the stamp's moment.
    /// - MUST store every value exactly, a count of a quadrillion parameters included.
    /// - MUST return [`Created::Kept`] and store nothing under [`Creation::unless_kept`] where a record of the workspace
    ///   that is not in the trash has one of the Hub keys of the new one, also when two calls run at once.
    /// - MUST give a copy the history of the record that it is a copy of, with its moments and people, before its own event.
    /// - MUST return [`Created::Replayed`] and store nothing where the same user's key made a record before, and
    ///   [`CreateError::KeyReused`] where the fingerprint is another, also when two calls run at once.
    async fn create(&self, new: NewModel, how: Creation) -> Result<Created, CreateError>;

    /// The model that an attempt made before, so that a repeated request needs nothing of the outside.
    ///
    /// - MUST return nothing where the user's key has made no record.
    /// - MUST return the record as it stands now, and [`CreateError::KeyReused`] where the fingerprint is another.
    async fn attempted(&self, attempt: &IdempotencyKey) -> Result<Option<Model>, CreateError>;

    /// Stores a model that was moved to another workspace, with its events.
    ///
    /// - MUST do what [`ModelRepository::save`] does, and put the record with its tags, its Hub keys and its history into
    ///   the workspace of the change.
    async fn relocate(&self, change: Change) -> Result<Model, SaveError>;

    /// Finds a model by its key.
    ///
    /// - MUST find models in the trash too, and in every workspace: whether a caller may see it is not decided here.
    async fn find(&self, id: ModelId) -> Result<Option<Model>, RepositoryError>;

    /// Stores a changed model with its events.
    ///
    /// - MUST store the record, its tags, its Hub keys and its events, all or nothing, and return it at the next revision.
    /// - MUST return [`SaveError::Stale`] and store nothing where the stored revision is not the change's: of two changes
    ///   made on one revision, exactly one is stored.
    /// - MUST return [`SaveError::NotFound`] where there is no such record.
    /// - MUST NOT change `id`, `workspace_id` or `created_at`.
    async fn save(&self, change: Change) -> Result<Model, SaveError>;

    /// One page of a workspace's models.
    ///
    /// - MUST leave out models of other workspaces, and those in the trash unless the trash is looked in, in items and
    ///   total alike.
    /// - MUST return the models for which the condition holds. A test of what a record lacks does not hold, and its
    ///   negation does.
    /// - MUST look for words as [`Sought`] says, in every text of [`Document`](trackml_domain::document::Document), and
    ///   tell how each word that a match must or may have was read.
    /// - MUST sort text by its folded form, code point by code point, and ties by id in the same direction; records
    ///   that lack the field come last in both directions.
    /// - MUST sort by relevance with what has the words in its name before what has them in its tags, those before what
    ///   has them in the developer, version or Hub id, and those before the rest; the latest first where they are equal.
    /// - MUST return each model exactly once over all pages, in order, however many were added or removed meanwhile.
    /// - MUST return `total` of the whole list and no `next` on the last page.
    /// - MUST NOT need more statements for more records.
    async fn search(
        &self,
        workspace_id: WorkspaceId,
        selection: &Selection,
        page: &PageRequest,
    ) -> Result<Found, RepositoryError>;

    /// Counts the models for which a condition holds, by status, type, tag, developer, class of licence and size.
    ///
    /// - MUST count the models that [`ModelRepository::search`] finds, and no others.
    /// - MUST count the tags and developers that most have, [`Facets::MAX_VALUES`] of each, ties by name.
    /// - MUST count developers without regard to case, and show the spelling that comes first.
    /// - MUST NOT need more statements for more records.
    async fn facets(
        &self,
        workspace_id: WorkspaceId,
        selection: &Selection,
    ) -> Result<Facets, RepositoryError>;

    /// Models with the texts of their journals, in the order of the ids; those that there are none of are left out.
    async fn documents(&self, ids: &[ModelId]) -> Result<Vec<(Model, Vec<String>)>, RepositoryError>;

    /// Models, in the order of the ids; those that there are none of are left out.
    async fn several(&self, ids: &[ModelId]) -> Result<Vec<Model>, RepositoryError>;

    /// Notes when the Hub was asked about a model, where it stated nothing new.
    ///
    /// - MUST leave everything else as it is, the revision included: nobody's edit is made stale by a look.
    async fn checked(&self, id: ModelId, at: DateTime<Utc>) -> Result<(), RepositoryError>;

    /// The models that were made from others.
    ///
    /// - MUST return a pair for each of the Hub keys and each model of the workspace whose facts name it as a base, leaving
    ///   out those in the trash; at most `most` pairs, the oldest models first.
    async fn made_from(
        &self,
        workspace_id: WorkspaceId,
        keys: &[String],
        most: u32,
    ) -> Result<Vec<(String, ModelId)>, RepositoryError>;

    /// The models that answer to Hub keys.
    ///
    /// - MUST return a pair for each key (see `HubFacts::keys`) that a model of the workspace answers to, leaving out
    ///   those in the trash; of several models the oldest.
    async fn kept(
        &self,
        workspace_id: WorkspaceId,
        keys: &[String],
    ) -> Result<Vec<(String, ModelId)>, RepositoryError>;
}
