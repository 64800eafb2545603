//! Two records of one model become one, with nothing lost.

use super::{Change, Event, EventKind, InteractionDate, Model, ModelFields, Stamp};
use crate::model_type::ModelType;
use crate::provenance::Field;
use crate::source_link::{SourceLinkError, SourceLinks};
use crate::tag::{Tag, Tags, TooManyTags};
use crate::text::{Notes, TextError};
use crate::violation::Violation;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// Why two records do not fit into one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefusal {
    /// Together they have too many tags.
    #[error(transparent)]
    Tags(#[from] TooManyTags),
    /// Together they have too many links.
    #[error(transparent)]
    Links(#[from] SourceLinkError),
    /// Together their notes are too long.
    #[error("the notes of both together: {0}")]
    Notes(#[from] TextError),
}

impl MergeRefusal {
    /// The field that is too small for both.
    pub fn field(&self) -> Field {
        match self {
            Self::Tags(_) => Field::Tags,
            Self::Links(_) => Field::SourceLinks,
            Self::Notes(_) => Field::Notes,
        }
    }
}

impl Violation for MergeRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Tags(error) => error.code(),
            Self::Links(error) => error.code(),
            Self::Notes(error) => error.code(),
        }
    }
}

/// Between the notes of two records.
const BETWEEN_NOTES: &str = "\n\n---\n\n";

impl Model {
    /// Takes over what another record of the same model has and this one lacks: its tags, links and notes beside the own
    /// ones, every other field where the own one is empty. What differs and finds no room is kept in the event.
    pub fn merge(mut self, other: &Self, stamp: Stamp) -> Result<Change, MergeRefusal> {
        let before = self.before();
        self.fields = merged(&self.fields, &other.fields)?;
        for field in Field::VARIANTS {
            let (was, now) = (before.fields.value(*field), self.fields.value(*field));
            if was != now {
                // What was taken over whole is still whose it was; what was put together is nobody's alone.
                let origin = other.provenance.get(*field).filter(|_| now == other.fields.value(*field));
                match origin {
                    Some(mark) => self.provenance.mark(*field, mark.source, mark.at),
                    None => self.provenance.mark(*field, crate::provenance::Source::User, stamp.at),
                }
            }
        }
        self.hub = match (self.hub.take(), &other.hub) {
            (Some(mine), theirs) => Some(mine.with_aliases_of(theirs.clone())),
            (None, theirs) => theirs.clone(),
        };
        self.updated_at = stamp.at;
        let mut events = self.edits_since(&before, stamp);
        let kind = EventKind::Merged { from_model: other.id.get(), left: left(&self.fields, &other.fields) };
        events.push(Event { stamp, kind });
        Ok(Change { model: self, events })
    }

    /// Puts a record in the trash that was merged into another.
    pub fn merged_into(self, into: &Self, stamp: Stamp) -> Change {
        let mut change = self.delete(stamp);
        change.events.push(Event { stamp, kind: EventKind::MergedInto { into_model: into.id.get() } });
        change
    }
}

fn merged(mine: &ModelFields, theirs: &ModelFields) -> Result<ModelFields, MergeRefusal> {
    let tags = mine.tags.iter().chain(theirs.tags.iter()).cloned();
    let links = mine.source_links.iter().chain(theirs.source_links.iter()).cloned();
    let theirs_or = |mine: ModelType| if mine == ModelType::default() { theirs.model_type } else { mine };
    let latest = |a: Option<InteractionDate>, b: Option<InteractionDate>| a.max(b);
    Ok(ModelFields {
        name: mine.name.clone(),
        developer: mine.developer.clone().or_else(|| theirs.developer.clone()),
        model_type: theirs_or(mine.model_type),
        status: mine.status,
        parameters: mine.parameters.or(theirs.parameters),
        license: mine.license.clone().or_else(|| theirs.license.clone()),
        version: mine.version.clone().or_else(|| theirs.version.clone()),
        tags: Tags::new(tags)?,
        notes: both_notes(mine.notes.as_str(), theirs.notes.as_str())?,
        source_links: SourceLinks::new(links)?,
        date_interacted: latest(mine.date_interacted, theirs.date_interacted),
        favorite: mine.favorite || theirs.favorite,
        rating: mine.rating.or(theirs.rating),
    })
}

fn both_notes(mine: &str, theirs: &str) -> Result<Notes, TextError> {
    match (mine.trim(), theirs.trim()) {
        (_, "") => Notes::parse(mine),
        ("", _) => Notes::parse(theirs),
        (a, b) if a == b || a.contains(b) => Notes::parse(mine),
        _ => Notes::parse(&format!("{}{BETWEEN_NOTES}{}", mine.trim_end(), theirs.trim_start())),
    }
}

/// What one record says otherwise than another, but for what the other has taken in.
fn left(kept: &ModelFields, theirs: &ModelFields) -> BTreeMap<Field, Value> {
    let tags: BTreeSet<&Tag> = kept.tags.iter().collect();
    let taken_in = |field: Field| match field {
        Field::Tags => theirs.tags.iter().all(|tag| tags.contains(tag)),
        Field::SourceLinks => true,
        Field::Notes => kept.notes.as_str().contains(theirs.notes.as_str().trim()),
        // A field that was empty had nothing to say.
        Field::Favorite => !theirs.favorite,
        _ => theirs.value(field).is_null(),
    };
    let differences = kept.differences(theirs).into_iter();
    differences.filter(|(field, ..)| !taken_in(*field)).map(|(field, _, theirs)| (field, theirs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub_facts::HubFacts;
    use crate::model::{ModelPatch, NewModel};
    use crate::rating::Rating;
    use crate::text::{Developer, ModelName};
    use chrono::DateTime;

    fn stamp(seconds: i64) -> Stamp {
        Stamp { by: None, at: DateTime::from_timestamp(seconds, 0).unwrap() }
    }

    fn model(id: i64, name: &str, given: ModelPatch) -> Model {
        NewModel::by_hand(1.into(), ModelName::parse(name).unwrap(), given, stamp(id)).into_model(id.into())
    }

    fn patch(notes: &str, tags: &[&str]) -> ModelPatch {
        let tags = Tags::new(tags.iter().map(|text| Tag::parse(text).unwrap())).unwrap();
        ModelPatch { notes: Some(Notes::parse(notes).unwrap()), tags: Some(tags), ..ModelPatch::default() }
    }

    #[test]
    fn what_one_lacks_comes_from_the_other_and_what_differs_is_kept_in_the_event() {
        let mine = model(1, "Llama-3", patch("fast", &["a"]));
        let theirs = ModelPatch {
            developer: Some(Some(Developer::parse("Meta").unwrap())),
            rating: Some(Some(Rating::new(4).unwrap())),
            favorite: Some(true),
            ..patch("# Slow", &["b"])
        };
        let change = mine.merge(&model(2, "llama 3", theirs), stamp(9)).unwrap();
        let fields = &change.model.fields;
        assert_eq!(fields.developer.as_ref().unwrap().as_str(), "Meta");
        assert_eq!(fields.rating.unwrap().stars(), 4);
        assert!(fields.favorite);
        assert_eq!(fields.notes.as_str(), "fast\n\n---\n\n# Slow");
        assert_eq!(fields.tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["a", "b"]);
        let EventKind::Merged { from_model, left } = &change.events.last().unwrap().kind else { panic!() };
        assert_eq!((*from_model, left.keys().copied().collect::<Vec<_>>()), (2, vec![Field::Name]));
    }

    #[test]
    fn equal_notes_are_not_written_twice() {
        let change =
            model(1, "a", patch("same", &[])).merge(&model(2, "a", patch(" same\n", &[])), stamp(9)).unwrap();
        assert_eq!(change.model.fields.notes.as_str(), "same");
        let EventKind::Merged { left, .. } = &change.events.last().unwrap().kind else { panic!() };
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn what_does_not_fit_into_one_is_refused_by_its_field() {
        let many = |letter: char| (0..30).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
        let (a, b) = (many('a'), many('b'));
        let words = |list: &[String]| list.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let of = |list: &[String]| patch(&words(list), &list.iter().map(String::as_str).collect::<Vec<_>>());
        let refused = model(1, "a", of(&a)).merge(&model(2, "b", of(&b)), stamp(9)).unwrap_err();
        assert_eq!((refused.field(), refused.code()), (Field::Tags, "too_many"));
        let long = patch(&"x".repeat(60_000), &[]);
        let other = patch(&"y".repeat(60_000), &[]);
        let refused = model(1, "a", long).merge(&model(2, "b", other), stamp(9)).unwrap_err();
        assert_eq!((refused.field(), refused.code()), (Field::Notes, "too_long"));
    }

    #[test]
    fn the_merged_record_answers_to_the_hub_ids_of_both() {
        let facts = |id: &str| HubFacts { id: id.to_owned(), ..HubFacts::default() };
        let captured = |id: i64, hub: &str| {
            NewModel::captured(1.into(), facts(hub), ModelPatch::default(), stamp(1))
                .unwrap()
                .into_model(id.into())
        };
        let change = captured(1, "org/a").merge(&captured(2, "org/b"), stamp(9)).unwrap();
        assert_eq!(change.model.hub.unwrap().keys(), ["org/a", "org/b"]);
        let trashed = captured(2, "org/b").merged_into(&captured(1, "org/a"), stamp(9));
        assert_eq!(trashed.events.last().unwrap().kind, EventKind::MergedInto { into_model: 1 });
        assert!(trashed.model.deleted_at.is_some());
    }
}
