//! A page of what a person looks for.

use super::Search;
use crate::Caller;
use crate::access::AccessError;
use std::collections::HashMap;
use trackml_domain::document::{Document, Place};
use trackml_domain::id::ModelId;
use trackml_domain::listing::{Page, PageRequest};
use trackml_domain::model::ModelSummary;
use trackml_domain::query::{Query, Sought, Word};
use trackml_domain::snippet::{Fragment, snippet};
use trackml_domain::workspace::Role;
use trackml_ports::Found;

/// A page of what was looked for, and why each record is on it.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The page.
    pub page: Page<ModelSummary>,
    /// The words that stand nowhere in the workspace, with what was looked for instead; nothing where nothing is like it.
    pub corrections: Vec<(String, Vec<String>)>,
    /// The pieces of each record's texts in which a word stands, the weightier first.
    pub snippets: HashMap<ModelId, Vec<(Place, Vec<Fragment>)>>,
}

/// The most pieces of a record that are shown.
const MAX_SNIPPETS: usize = 4;

/// How many records are read at once for their pieces: notes may be a hundred kilobytes each.
const AT_ONCE: usize = 50;

impl Search {
    /// One page of the caller's records that a query finds, with snippets if they are asked for.
    #[tracing::instrument(target = "trackml::work", name = "search.list", skip_all)]
    pub async fn list(
        &self,
        caller: &Caller,
        query: &Query,
        page: &PageRequest,
        with_snippets: bool,
    ) -> Result<Listing, AccessError> {
        let workspace = *self.access.workspace(caller, caller.workspace(), Role::Viewer).await?;
        let selection = self.selecting.select(caller, query).await?;
        let found = self.models.search(workspace, &selection, page).await?;
        let snippets = if with_snippets { self.snippets(&found).await? } else { HashMap::new() };
        Ok(Listing { corrections: corrections(&found.words), page: found.page, snippets })
    }

    async fn snippets(
        &self,
        found: &Found,
    ) -> Result<HashMap<ModelId, Vec<(Place, Vec<Fragment>)>>, AccessError> {
        let mut snippets = HashMap::new();
        let words: Vec<Sought> = found.words.iter().map(|(_, sought)| sought.clone()).collect();
        let ids: Vec<ModelId> = found.page.items.iter().map(|item| item.id).collect();
        for ids in ids.chunks(AT_ONCE).filter(|_| !words.is_empty()) {
            for (model, journal) in self.models.documents(ids).await? {
                let document = Document::of(&model.fields, model.hub.as_ref(), &journal);
                let shown = document
                    .texts()
                    .filter_map(|(place, text)| Some((place, snippet(text, &words)?)))
                    .take(MAX_SNIPPETS)
                    .collect();
                snippets.insert(model.id, shown);
            }
        }
        Ok(snippets)
    }
}

fn corrections(words: &[(Word, Sought)]) -> Vec<(String, Vec<String>)> {
    words
        .iter()
        .filter(|(_, sought)| sought.corrected)
        .map(|(word, sought)| {
            let readings = sought.phrases.iter().map(|phrase| phrase.terms.join(" ")).collect();
            (word.text().to_owned(), readings)
        })
        .collect()
}
