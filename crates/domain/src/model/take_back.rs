//! Taking back what was done.

use super::{Change, Event, EventKind, Model, Stamp};
use crate::provenance::{Field, Mark, Source};
use crate::tag::{Tag, Tags};
use serde_json::Value;
use std::collections::BTreeSet;

impl Model {
    /// Takes back what some events tell of, the last first. What somebody wrote since stays: a value is only put back
    /// where it still is what the event made of it, of tags only those that the event added or took away, and a record
    /// that was put in the trash again stays there.
    pub fn take_back(mut self, done: &[Event], stamp: Stamp) -> Change {
        let before = self.before();
        let mut events = Vec::new();
        for event in done.iter().rev() {
            match &event.kind {
                EventKind::StatusChanged { from, to, since, was } if self.fields.status == *to => {
                    self.fields.status = *from;
                    self.status_since = since.unwrap_or(stamp.at);
                    self.provenance.put_back(Field::Status, *was);
                }
                EventKind::FieldEdited { field: Field::Tags, from, to, was, .. } => {
                    self.put_tags_back(from, to, *was);
                }
                EventKind::FieldEdited { field, from, to, was, .. } if self.fields.value(*field) == *to => {
                    if let Some(fields) = self.fields.with(*field, from) {
                        self.fields = fields;
                        self.provenance.put_back(*field, *was);
                    }
                }
                EventKind::Moved { from, to } if self.workspace_id.get() == *to => {
                    self.workspace_id = (*from).into();
                    events.push(EventKind::Moved { from: *to, to: *from });
                }
                EventKind::Deleted if self.deleted_at == Some(event.stamp.at) => {
                    self.deleted_at = None;
                    events.push(EventKind::Restored);
                }
                EventKind::Restored if self.deleted_at.is_none() => {
                    self.deleted_at = Some(stamp.at);
                    events.push(EventKind::Deleted);
                }
                _ => {}
            }
        }
        let mut all = self.edits_since(&before, stamp);
        all.extend(events.into_iter().map(|kind| Event { stamp, kind }));
        if !all.is_empty() {
            self.updated_at = stamp.at;
        }
        Change { model: self, events: all }
    }

    fn put_tags_back(&mut self, from: &Value, to: &Value, was: Option<Mark>) {
        let read = |value: &Value| serde_json::from_value::<BTreeSet<Tag>>(value.clone()).unwrap_or_default();
        let (from, to) = (read(from), read(to));
        let now: BTreeSet<Tag> = self.fields.tags.clone().into();
        let untouched = now == to;
        let kept = now.into_iter().filter(|tag| from.contains(tag) || !to.contains(tag));
        let lost = from.iter().filter(|tag| !to.contains(*tag)).cloned();
        // What no longer fits in beside what was added since is left out.
        self.fields.tags = Tags::first(kept.chain(lost));
        let mark = self.provenance.get(Field::Tags);
        if untouched && mark.is_none_or(|mark| mark.source == Source::User) {
            self.provenance.put_back(Field::Tags, was);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ModelPatch, NewModel};
    use crate::status::Status;
    use crate::text::{ModelName, Notes};
    use chrono::DateTime;

    fn stamp(seconds: i64) -> Stamp {
        Stamp { by: None, at: DateTime::from_timestamp(seconds, 0).unwrap() }
    }

    fn tags(texts: &[&str]) -> Tags {
        Tags::new(texts.iter().map(|text| Tag::parse(text).unwrap())).unwrap()
    }

    fn model() -> Model {
        let given = ModelPatch { tags: Some(tags(&["a", "b"])), ..ModelPatch::default() };
        NewModel::by_hand(1.into(), ModelName::parse("Zephyr").unwrap(), given, stamp(1)).into_model(7.into())
    }

    fn kinds(change: &Change) -> Vec<EventKind> {
        change.events.iter().map(|event| event.kind.clone()).collect()
    }

    #[test]
    fn a_status_is_put_back_with_its_moment() {
        let change = model().change_status(Status::Using, stamp(5));
        let done = change.events.clone();
        let back = change.model.take_back(&done, stamp(9)).model;
        assert_eq!((back.fields.status, back.status_since), (Status::Wishlist, stamp(1).at));
        assert_eq!(back.updated_at, stamp(9).at);
    }

    #[test]
    fn what_was_written_since_stays() {
        let notes =
            |text: &str| ModelPatch { notes: Some(Notes::parse(text).unwrap()), ..ModelPatch::default() };
        let change = model().apply(notes("bulk"), stamp(5));
        let done = change.events.clone();
        let later = change.model.apply(notes("mine"), stamp(6)).model;
        let back = later.clone().take_back(&done, stamp(9));
        assert!(back.events.is_empty());
        assert_eq!(back.model, later);
    }

    #[test]
    fn of_tags_only_what_was_added_or_taken_away_is_put_back() {
        let given = |texts: &[&str]| ModelPatch { tags: Some(tags(texts)), ..ModelPatch::default() };
        let change = model().apply(given(&["b", "new"]), stamp(5));
        let done = change.events.clone();
        let later = change.model.apply(given(&["b", "new", "mine"]), stamp(6)).model;
        assert_eq!(later.take_back(&done, stamp(9)).model.fields.tags, tags(&["a", "b", "mine"]));
    }

    #[test]
    fn a_trash_and_a_shelf_are_left_again() {
        let change = model().delete(stamp(5));
        let done = change.events.clone();
        let back = change.model.take_back(&done, stamp(9));
        assert_eq!((back.model.deleted_at, kinds(&back)), (None, vec![EventKind::Restored]));
        let change = model().move_to(2.into(), stamp(5));
        let done = change.events.clone();
        let back = change.model.take_back(&done, stamp(9));
        assert_eq!(back.model.workspace_id, 1.into());
        assert_eq!(kinds(&back), [EventKind::Moved { from: 2, to: 1 }]);
    }

    #[test]
    fn what_was_put_in_the_trash_again_stays_there() {
        let change = model().delete(stamp(5));
        let done = change.events.clone();
        let again = change.model.restore(stamp(6)).model.delete(stamp(7)).model;
        assert!(again.take_back(&done, stamp(9)).events.is_empty());
    }

    #[test]
    fn taking_back_twice_changes_nothing_the_second_time() {
        let change = model().change_status(Status::Using, stamp(5));
        let done = change.events.clone();
        let back = change.model.take_back(&done, stamp(9)).model;
        assert!(back.take_back(&done, stamp(10)).events.is_empty());
    }

    #[test]
    fn where_a_value_came_from_is_put_back() {
        let facts = crate::hub_facts::HubFacts {
            id: "acme/Rocket-7B".into(),
            tags: vec!["code".into()],
            license: Some("mit".into()),
            ..Default::default()
        };
        let captured = NewModel::captured(1.into(), facts, ModelPatch::default(), stamp(1)).unwrap();
        let model = captured.into_model(7.into());
        let before = model.provenance.clone();
        let license = Some(Some(crate::license::License::parse("gemma").unwrap()));
        let change = model.apply(ModelPatch { license, ..ModelPatch::default() }, stamp(5));
        assert!(change.model.provenance.is_users(Field::License));
        let done = change.events.clone();
        assert_eq!(change.model.take_back(&done, stamp(9)).model.provenance, before);
    }
}
