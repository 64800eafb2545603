//! What was found by what it is about.

use super::model::ModelItem;
use serde::Serialize;
use trackml_application::meaning::{Hit, Hits, WhyWords};
use utoipa::ToSchema;

/// How it was searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum SearchMode {
    /// By words and by meaning, in one list.
    Hybrid,
    /// By words alone.
    Text,
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SemanticResults)]
pub(crate) struct HitsBody {
    items: Vec<HitItem>,
    mode: SearchMode,
    /// Why it was searched by words alone.
    reason: Option<String>,
    /// How many records are found by their words alone, because what they are about is still to be computed.
    without_vector: u64,
}

/// A record that was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SemanticResult)]
struct HitItem {
    #[serde(flatten)]
    item: ModelItem,
    /// Its place among what has the words, from 1 on.
    text_rank: Option<u32>,
    /// Its place among what means the like, from 1 on.
    meaning_rank: Option<u32>,
    /// The reciprocal rank fusion of both places.
    score: f64,
}

impl From<Hit> for HitItem {
    fn from(hit: Hit) -> Self {
        Self {
            item: hit.model.into(),
            text_rank: hit.ranks.words,
            meaning_rank: hit.ranks.meaning,
            score: hit.ranks.score(),
        }
    }
}

/// Why it was searched by words alone, for people.
pub(crate) fn reason(why: &WhyWords) -> String {
    match why {
        WhyWords::NoEmbedder => {
            "nothing here computes what texts are about: set GOOGLE_API_KEY, or AI_EMBEDDING_MODEL".to_owned()
        }
        WhyWords::NoWords => "the query has no words".to_owned(),
        WhyWords::NotYet => "what this record is about is still to be computed".to_owned(),
        WhyWords::TooMany => "the workspace has more records than are compared one by one".to_owned(),
        WhyWords::Ask(error) => error.to_string(),
    }
}

impl From<Hits> for HitsBody {
    fn from(hits: Hits) -> Self {
        Self {
            mode: if hits.only_words.is_some() { SearchMode::Text } else { SearchMode::Hybrid },
            reason: hits.only_words.as_ref().map(reason),
            items: hits.hits.into_iter().map(HitItem::from).collect(),
            without_vector: hits.without_vector,
        }
    }
}
