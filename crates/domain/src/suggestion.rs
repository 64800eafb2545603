//! Tags that a record could have: the person's own words first, the Hub's only where there are none for it.

use crate::document::{Document, Place};
use crate::model::Model;
use crate::query::{Phrase, Sought};
use crate::tag::Tag;
use crate::words::terms;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Why a tag is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SuggestionReason {
    /// The Hub gives the model this tag, and the workspace knows it.
    Hub,
    /// It stands in the record, and the workspace knows it.
    Text,
    /// Records of the same developer or type have it.
    Similar,
    /// The Hub gives the model this tag, and the workspace does not know it yet.
    New,
}

/// A tag that a record could have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The tag.
    pub tag: Tag,
    /// How many records of the workspace have it.
    pub models: u64,
    /// Why.
    pub reason: SuggestionReason,
}

/// The most that are suggested.
pub const MAX_SUGGESTIONS: usize = 20;

/// Suggests tags of `known`, the workspace's own with how many records have each; then those of `similar` records; then what
/// the Hub says that nobody here has said yet.
pub fn suggestions(model: &Model, known: &[(Tag, u64)], similar: &[(Tag, u64)]) -> Vec<Suggestion> {
    let counts: BTreeMap<&Tag, u64> = known.iter().map(|(tag, models)| (tag, *models)).collect();
    let from_hub: BTreeSet<Tag> = model
        .hub
        .iter()
        .flat_map(|facts| facts.tags.iter().chain(&facts.pipeline_tag).chain(&facts.library))
        .filter_map(|text| Tag::parse(text).ok())
        .collect();
    let mut suggested: Vec<Suggestion> = Vec::new();
    let mut suggest = |tag: &Tag, models: u64, reason: SuggestionReason| {
        let has = model.fields.tags.iter().any(|own| own == tag);
        if !has && !suggested.iter().any(|other| other.tag == *tag) {
            suggested.push(Suggestion { tag: tag.clone(), models, reason });
        }
    };
    for (tag, models) in known.iter().filter(|(tag, _)| from_hub.contains(tag)) {
        suggest(tag, *models, SuggestionReason::Hub);
    }
    let texts = texts(model);
    for (tag, models) in known.iter().filter(|(tag, _)| stands_in(tag, &texts)) {
        suggest(tag, *models, SuggestionReason::Text);
    }
    for (tag, _) in similar {
        suggest(tag, counts.get(tag).copied().unwrap_or(0), SuggestionReason::Similar);
    }
    for tag in from_hub.iter().filter(|tag| !counts.contains_key(tag)) {
        suggest(tag, 0, SuggestionReason::New);
    }
    suggested.truncate(MAX_SUGGESTIONS);
    suggested
}

/// What the record says, but for its tags.
fn texts(model: &Model) -> Vec<String> {
    let document = Document::of(&model.fields, model.hub.as_ref(), &[]);
    document.texts().filter(|(place, _)| *place != Place::Tags).map(|(_, text)| text.to_owned()).collect()
}

fn stands_in(tag: &Tag, texts: &[String]) -> bool {
    let wanted: Vec<String> = terms(tag.as_str()).map(|term| term.text).collect();
    // A tag of one or two letters stands in everything.
    if wanted.concat().chars().count() < 3 {
        return false;
    }
    let sought = Sought { phrases: vec![Phrase { terms: wanted, open: false }], corrected: false };
    texts.iter().any(|text| !sought.places(text).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub_facts::HubFacts;
    use crate::model::{ModelPatch, NewModel, Stamp};
    use crate::tag::Tags;
    use crate::text::Notes;
    use chrono::DateTime;

    fn tag(text: &str) -> Tag {
        Tag::parse(text).unwrap()
    }

    #[test]
    fn ones_own_words_come_before_those_of_the_hub() {
        let facts = HubFacts {
            id: "acme/Rocket-Coder".into(),
            tags: vec!["code".into(), "conversational".into()],
            ..HubFacts::default()
        };
        let given = ModelPatch {
            tags: Some(Tags::new([tag("mine")]).unwrap()),
            notes: Some(Notes::parse("to read: mine, on the phone").unwrap()),
            ..ModelPatch::default()
        };
        let stamp = Stamp { by: None, at: DateTime::UNIX_EPOCH };
        let model = NewModel::captured(1.into(), facts, given, stamp).unwrap().into_model(1.into());
        let known =
            [(tag("to read"), 9), (tag("code"), 5), (tag("mine"), 4), (tag("on"), 3), (tag("gpu"), 2)];
        let similar = [(tag("code"), 2), (tag("gpu"), 1)];
        let suggested = suggestions(&model, &known, &similar);
        let told: Vec<_> = suggested.iter().map(|one| (one.tag.as_str(), one.models, one.reason)).collect();
        assert_eq!(
            told,
            [
                ("code", 5, SuggestionReason::Hub),
                ("to read", 9, SuggestionReason::Text),
                ("gpu", 2, SuggestionReason::Similar),
                ("conversational", 0, SuggestionReason::New),
            ]
        );
    }
}
