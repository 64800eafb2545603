//! What was looked for.

use super::model::ModelItem;
use crate::cursor;
use serde::Serialize;
use trackml_application::search::Listing;
use trackml_domain::document::Place;
use trackml_domain::listing::Sort;
use trackml_domain::snippet::Fragment;
use utoipa::ToSchema;

/// A page of what was looked for.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModelList)]
pub(crate) struct FoundBody {
    items: Vec<FoundItem>,
    /// Where the next page begins; null on the last.
    next_cursor: Option<String>,
    /// How many there are on all pages.
    total: u64,
    /// Words that stand nowhere, with what was looked for instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionBody>,
}

/// A record, and where the words stand in it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FoundModel)]
struct FoundItem {
    #[serde(flatten)]
    item: ModelItem,
    /// The pieces of text in which the words stand, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    snippets: Option<Vec<SnippetBody>>,
}

/// A piece of text.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Snippet)]
struct SnippetBody {
    field: Place,
    /// The piece, in order; a fragment with `hit` is what was looked for.
    fragments: Vec<Fragment>,
}

/// A word that stands nowhere.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Correction)]
struct CorrectionBody {
    /// As it was written.
    word: String,
    /// What was looked for instead; empty where nothing is like it.
    read_as: Vec<String>,
}

impl FoundBody {
    pub(crate) fn of(listing: Listing, sort: Sort) -> Self {
        let Listing { page, corrections, mut snippets } = listing;
        let next_cursor = page.next.as_ref().map(|keyset| cursor::encode(sort, keyset));
        let items = page.items.into_iter().map(|model| {
            let of_model = snippets.remove(&model.id).map(|pieces| {
                pieces.into_iter().map(|(field, fragments)| SnippetBody { field, fragments }).collect()
            });
            FoundItem { snippets: of_model, item: model.into() }
        });
        Self {
            items: items.collect(),
            next_cursor,
            total: page.total,
            corrections: corrections
                .into_iter()
                .map(|(word, read_as)| CorrectionBody { word, read_as })
                .collect(),
        }
    }
}
