//! Records that are like one.

use super::Meanings;
use super::search::{Hits, WhyWords, joined};
use crate::Caller;
use crate::access::AccessError;
use trackml_domain::id::ModelId;
use trackml_domain::model::Model;
use trackml_domain::query::{Condition, Query, Test};
use trackml_domain::workspace::Role;

/// How many of the nearest are looked at: the record itself is among them.
const NEAREST: u32 = 60;

impl Meanings {
    /// The records of the same workspace that are about the like. Where the record has no vector: those with its tags and of
    /// its type.
    #[tracing::instrument(target = "trackml::work", name = "meaning.similar", skip_all)]
    pub async fn similar(&self, caller: &Caller, id: ModelId, limit: usize) -> Result<Hits, AccessError> {
        let model = self.access.model(caller, id, Role::Viewer).await?.into_inner();
        let workspace = model.workspace_id;
        let frame = self.selecting.select(caller, &Query::default()).await?;
        let without_vector = match self.ai.embedder() {
            Some(embedder) => self.vectors.missing(workspace, embedder.space()).await?,
            None => 0,
        };
        let near = match self.ai.embedder() {
            None => Err(WhyWords::NoEmbedder),
            Some(embedder) => match self.vectors.of_model(id, embedder.space()).await? {
                None => Err(WhyWords::NotYet),
                Some(vector) => self.near(workspace, &vector, NEAREST).await?.ok_or(WhyWords::TooMany),
            },
        };
        let (words, near, only_words) = match near {
            Ok(mut near) => {
                near.retain(|other| *other != id);
                (Vec::new(), self.framed(workspace, frame, &near).await?, None)
            }
            Err(why) => {
                let alike = Query { condition: alike(&model), ..Query::default() };
                let selection = self.selecting.select(caller, &alike).await?;
                let mut listed = self.listed(workspace, &selection).await?;
                listed.retain(|other| other.id != id);
                let shared = |other: &trackml_domain::model::ModelSummary| {
                    let tags =
                        other.tags.iter().filter(|tag| model.fields.tags.iter().any(|own| own == *tag));
                    std::cmp::Reverse(tags.count())
                };
                listed.sort_by_key(shared);
                (listed, Vec::new(), Some(why))
            }
        };
        Ok(Hits { hits: joined(words, near, limit), only_words, without_vector })
    }
}

/// What a record has in common with others: a tag, or its type.
fn alike(model: &Model) -> Condition {
    let of_type = Condition::Test(Test::Type(vec![model.fields.model_type]));
    let tags: Vec<_> = model.fields.tags.iter().cloned().collect();
    if tags.is_empty() { of_type } else { Condition::Any(vec![Condition::Test(Test::Tag(tags)), of_type]) }
}
