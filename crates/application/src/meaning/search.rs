//! What a query means, by words and by vectors at once.

use super::Meanings;
use crate::Caller;
use crate::access::AccessError;
use crate::ai::AskError;
use std::collections::HashMap;
use std::sync::Arc;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::listing::{PageLimit, PageRequest, Sort, SortField};
use trackml_domain::meaning::{Ranks, fused};
use trackml_domain::model::ModelSummary;
use trackml_domain::query::{Condition, Meaning, Query, Selection};
use trackml_domain::vector::Vector;
use trackml_domain::workspace::Role;
use trackml_ports::{Nearest, RepositoryError};

/// How long the lists are that are made into one.
const LISTED: u16 = 100;

/// How many of the nearest are looked through for those that the other conditions hold for.
const LOOKED_THROUGH: u32 = 2_000;

/// What was found.
#[derive(Clone, Debug)]
pub struct Hits {
    /// The best first.
    pub hits: Vec<Hit>,
    /// Why the words alone were searched for; none where the meaning was, too.
    pub only_words: Option<WhyWords>,
    /// How many records have no vector yet: they are found by their words alone.
    pub without_vector: u64,
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The record.
    pub model: ModelSummary,
    /// Where it stands in the two lists.
    pub ranks: Ranks,
}

/// Why the words alone were searched for.
#[derive(Clone, Debug)]
pub enum WhyWords {
    /// Nothing makes vectors here.
    NoEmbedder,
    /// The query has no words that could mean something.
    NoWords,
    /// The record is new or was changed: its vector is still to be made.
    NotYet,
    /// The workspace has more records than are compared one by one.
    TooMany,
    /// The service did not make a vector.
    Ask(Arc<AskError>),
}

impl Meanings {
    /// The caller's records that a query means: those with its words and those that are about the like, in one list.
    #[tracing::instrument(target = "trackml::work", name = "meaning.search", skip_all)]
    pub async fn search(&self, caller: &Caller, query: &Query, limit: usize) -> Result<Hits, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        Ok(self.find(caller, workspace, query, &query.meaning(), limit).await?)
    }

    /// The records of a workspace that a question in plain words means.
    pub(crate) async fn for_question(
        &self,
        caller: &Caller,
        workspace: WorkspaceId,
        question: &str,
        limit: usize,
    ) -> Result<Hits, RepositoryError> {
        self.find(caller, workspace, &Query::default(), &Meaning::of_question(question), limit).await
    }

    async fn find(
        &self,
        caller: &Caller,
        workspace: WorkspaceId,
        query: &Query,
        meaning: &Meaning,
        limit: usize,
    ) -> Result<Hits, RepositoryError> {
        let select = |condition: &Condition| {
            let query = Query { condition: condition.clone(), sort: None, trashed: query.trashed };
            async move { self.selecting.select(caller, &query).await }
        };
        let with_words = if meaning.any_word.words().is_empty() && !meaning.text.is_empty() {
            Vec::new()
        } else {
            self.listed(workspace, &select(&meaning.any_word).await?).await?
        };
        let (near, only_words) = match self.nearest(caller, workspace, &meaning.text).await? {
            Ok(near) => {
                let frame = select(&meaning.frame).await?;
                (self.framed(workspace, frame, &near).await?, None)
            }
            Err(why) => (Vec::new(), Some(why)),
        };
        let without_vector = match self.ai.embedder() {
            Some(embedder) => self.vectors.missing(workspace, embedder.space()).await?,
            None => 0,
        };
        Ok(Hits { hits: joined(with_words, near, limit), only_words, without_vector })
    }

    /// The ids that are nearest to a text, or why there are none.
    async fn nearest(
        &self,
        caller: &Caller,
        workspace: WorkspaceId,
        text: &str,
    ) -> Result<Result<Vec<ModelId>, WhyWords>, RepositoryError> {
        if text.is_empty() {
            return Ok(Err(WhyWords::NoWords));
        }
        match self.ai.question(caller, text).await {
            Ok(None) => Ok(Err(WhyWords::NoEmbedder)),
            Ok(Some(vector)) => {
                let near = self.near(workspace, &vector, LOOKED_THROUGH).await?;
                Ok(near.ok_or(WhyWords::TooMany))
            }
            Err(AskError::Repository(error)) => Err(error),
            Err(error) => Ok(Err(WhyWords::Ask(Arc::new(error)))),
        }
    }

    /// The ids that are nearest to a vector; none where there are too many to look at.
    pub(super) async fn near(
        &self,
        workspace: WorkspaceId,
        vector: &Vector,
        most: u32,
    ) -> Result<Option<Vec<ModelId>>, RepositoryError> {
        let Some(embedder) = self.ai.embedder() else { return Ok(Some(Vec::new())) };
        match self.vectors.nearest(workspace, embedder.space(), vector, most).await? {
            Nearest::Found(found) => Ok(Some(found.into_iter().map(|(id, _)| id).collect())),
            Nearest::TooMany => Ok(None),
        }
    }

    /// The records among some for which a selection holds, in the order of the ids, as many as are listed.
    pub(super) async fn framed(
        &self,
        workspace: WorkspaceId,
        frame: Selection,
        ids: &[ModelId],
    ) -> Result<Vec<ModelSummary>, RepositoryError> {
        let page = request(PageLimit::MAX, SortField::CreatedAt);
        let mut all = Vec::new();
        for some in ids.chunks(usize::from(PageLimit::MAX)) {
            let selection = Selection { among: Some(some.to_vec()), ..frame.clone() };
            let found = self.models.search(workspace, &selection, &page).await?;
            let mut records: HashMap<ModelId, ModelSummary> =
                found.page.items.into_iter().map(|record| (record.id, record)).collect();
            all.extend(some.iter().filter_map(|id| records.remove(id)));
            if all.len() >= usize::from(LISTED) {
                break;
            }
        }
        all.truncate(usize::from(LISTED));
        Ok(all)
    }

    /// The records that have the words, the best first.
    pub(super) async fn listed(
        &self,
        workspace: WorkspaceId,
        selection: &Selection,
    ) -> Result<Vec<ModelSummary>, RepositoryError> {
        let page = request(LISTED, SortField::Relevance);
        Ok(self.models.search(workspace, selection, &page).await?.page.items)
    }
}

fn request(limit: u16, field: SortField) -> PageRequest {
    PageRequest {
        sort: Sort { field, descending: false },
        limit: PageLimit::new(i64::from(limit)).unwrap_or_default(),
        after: None,
    }
}

/// One list of two.
pub(super) fn joined(words: Vec<ModelSummary>, near: Vec<ModelSummary>, limit: usize) -> Vec<Hit> {
    let ids = |records: &[ModelSummary]| records.iter().map(|record| record.id).collect::<Vec<_>>();
    let order = fused(&ids(&words), &ids(&near));
    let mut records: HashMap<ModelId, ModelSummary> =
        words.into_iter().chain(near).map(|record| (record.id, record)).collect();
    let hits = order.into_iter().filter_map(|(id, ranks)| Some(Hit { model: records.remove(&id)?, ranks }));
    hits.take(limit).collect()
}
