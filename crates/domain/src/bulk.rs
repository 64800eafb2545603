//! One change of many records.

use crate::id::WorkspaceId;
use crate::model::{Change, Model, ModelPatch, Stamp};
use crate::rating::Rating;
use crate::status::Status;
use crate::tag::{Tag, Tags, TooManyTags};
use std::collections::BTreeSet;

/// One change of many records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkAction {
    /// Give them a status.
    Status(Status),
    /// Add tags and take others away.
    Tags {
        /// Tags that all are to have.
        add: BTreeSet<Tag>,
        /// Tags that none is to have.
        remove: BTreeSet<Tag>,
    },
    /// Give those that have one of some tags another in its place, or none.
    Retag {
        /// The tags that go.
        from: BTreeSet<Tag>,
        /// What takes their place.
        into: Option<Tag>,
    },
    /// Make them favourites, or no longer.
    Favorite(bool),
    /// Give them stars, or take them away.
    Rating(Option<Rating>),
    /// Put them on the shelf of another workspace.
    Move(WorkspaceId),
    /// Put them in the trash.
    Delete,
    /// Take them out of the trash.
    Restore,
}

impl BulkAction {
    /// Changes one record; it is left as it is where it is so already.
    pub fn apply(&self, model: Model, stamp: Stamp) -> Result<Change, TooManyTags> {
        let patch = match self {
            Self::Move(to) => return Ok(model.move_to(*to, stamp)),
            Self::Delete => return Ok(model.delete(stamp)),
            Self::Restore => return Ok(model.restore(stamp)),
            Self::Status(status) => ModelPatch { status: Some(*status), ..ModelPatch::default() },
            Self::Favorite(favorite) => ModelPatch { favorite: Some(*favorite), ..ModelPatch::default() },
            Self::Rating(rating) => ModelPatch { rating: Some(*rating), ..ModelPatch::default() },
            Self::Tags { add, remove } => {
                let kept = model.fields.tags.iter().filter(|tag| !remove.contains(*tag)).chain(add).cloned();
                ModelPatch { tags: Some(Tags::new(kept)?), ..ModelPatch::default() }
            }
            Self::Retag { from, into } => {
                let has_one = model.fields.tags.iter().any(|tag| from.contains(tag));
                let kept = model.fields.tags.iter().filter(|tag| !from.contains(*tag));
                let kept = kept.chain(into.iter().filter(|_| has_one)).cloned();
                ModelPatch { tags: Some(Tags::new(kept)?), ..ModelPatch::default() }
            }
        };
        // A field that stands as it is wanted is left alone, whoever wrote it: the person did not look at each.
        let before = model.fields.clone();
        let change = model.clone().apply(patch, stamp);
        Ok(if change.model.fields == before { Change { model, events: Vec::new() } } else { change })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NewModel;
    use crate::text::ModelName;
    use chrono::DateTime;

    fn stamp(seconds: i64) -> Stamp {
        Stamp { by: None, at: DateTime::from_timestamp(seconds, 0).unwrap() }
    }

    fn tags(texts: &[&str]) -> BTreeSet<Tag> {
        texts.iter().map(|text| Tag::parse(text).unwrap()).collect()
    }

    fn model(texts: &[&str]) -> Model {
        let given = ModelPatch { tags: Some(Tags::new(tags(texts)).unwrap()), ..ModelPatch::default() };
        NewModel::by_hand(1.into(), ModelName::parse("Zephyr").unwrap(), given, stamp(1)).into_model(7.into())
    }

    fn after(action: &BulkAction, texts: &[&str]) -> Vec<String> {
        let change = action.apply(model(texts), stamp(5)).unwrap();
        change.model.fields.tags.iter().map(|tag| tag.as_str().to_owned()).collect()
    }

    #[test]
    fn tags_are_added_and_taken_away() {
        let action = BulkAction::Tags { add: tags(&["new"]), remove: tags(&["old"]) };
        assert_eq!(after(&action, &["old", "kept"]), ["kept", "new"]);
    }

    #[test]
    fn only_what_has_the_tag_gets_another_in_its_place() {
        let rename = BulkAction::Retag { from: tags(&["a", "b"]), into: Some(Tag::parse("c").unwrap()) };
        assert_eq!(after(&rename, &["a", "x"]), ["c", "x"]);
        assert_eq!(after(&rename, &["x"]), ["x"]);
        let remove = BulkAction::Retag { from: tags(&["a"]), into: None };
        assert_eq!(after(&remove, &["a", "x"]), ["x"]);
    }

    #[test]
    fn what_is_so_already_is_not_changed() {
        for action in [
            BulkAction::Status(Status::Wishlist),
            BulkAction::Tags { add: tags(&["a"]), remove: tags(&["z"]) },
            BulkAction::Favorite(false),
            BulkAction::Rating(None),
            BulkAction::Move(1.into()),
            BulkAction::Restore,
        ] {
            let change = action.apply(model(&["a"]), stamp(5)).unwrap();
            assert_eq!(change, Change { model: model(&["a"]), events: Vec::new() }, "{action:?}");
        }
    }

    #[test]
    fn more_tags_than_a_model_has_are_refused() {
        let many: Vec<String> = (0..50).map(|n| n.to_string()).collect();
        let action = BulkAction::Tags { add: tags(&["one more"]), remove: BTreeSet::new() };
        let full = model(&many.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(action.apply(full, stamp(5)).is_err());
    }
}
