//! The merge rule and its like.

use crate::hub_facts::HubFacts;
use crate::id::{UserId, WorkspaceId};
use crate::license::License;
use crate::model::{Event, EventKind, Model, ModelFields, ModelPatch, NewModel, RefreshChoice, Stamp};
use crate::provenance::{Field, Source};
use crate::rating::Rating;
use crate::status::Status;
use crate::tag::{Tag, Tags};
use crate::text::{Developer, ModelName, Notes, Version};
use chrono::DateTime;
use proptest::prelude::*;
use strum::VariantArray;

fn stamp(second: i64) -> Stamp {
    Stamp { by: Some(UserId::from(1)), at: DateTime::from_timestamp(second, 0).unwrap() }
}

fn facts(license: &str) -> HubFacts {
    HubFacts {
        id: "acme/Rocket-7B".into(),
        sha: Some(format!("sha of {license}")),
        pipeline_tag: Some("text-generation".into()),
        license: Some(license.into()),
        ..HubFacts::default()
    }
}

fn kept(new: NewModel) -> Model {
    new.into_model(1.into())
}

fn captured(given: ModelPatch) -> Model {
    kept(NewModel::captured(1.into(), facts("apache-2.0"), given, stamp(1)).unwrap())
}

fn licensed(license: &str) -> ModelPatch {
    ModelPatch { license: Some(Some(License::parse(license).unwrap())), ..ModelPatch::default() }
}

fn license(model: &Model) -> &str {
    model.fields.license.as_ref().map_or("", License::as_str)
}

#[test]
fn a_refresh_never_overwrites_what_the_user_wrote() {
    let model = captured(ModelPatch::default()).apply(licensed("mit"), stamp(2)).model;
    let change = model.refresh(facts("gemma"), &RefreshChoice::default(), stamp(3)).unwrap().change;
    assert_eq!(license(&change.model), "mit");
    assert_eq!(change.model.hub.unwrap().license.unwrap(), "gemma");
}

#[test]
fn a_refresh_takes_over_what_the_hub_had_stated() {
    let change = captured(ModelPatch::default())
        .refresh(facts("gemma"), &RefreshChoice::default(), stamp(3))
        .unwrap()
        .change;
    assert_eq!(license(&change.model), "gemma");
    assert_eq!(change.model.updated_at, stamp(3).at);
    let kinds: Vec<&str> = change.events.iter().map(|event| event.kind.name()).collect();
    assert_eq!(kinds, ["refreshed", "field_edited"]);
}

#[test]
fn a_refresh_leaves_empty_what_the_user_emptied() {
    let emptied = ModelPatch { license: Some(None), ..ModelPatch::default() };
    let model = captured(ModelPatch::default()).apply(emptied, stamp(2)).model;
    assert_eq!(
        model
            .refresh(facts("gemma"), &RefreshChoice::default(), stamp(3))
            .unwrap()
            .change
            .model
            .fields
            .license,
        None
    );
}

#[test]
fn a_refresh_keeps_a_value_that_the_hub_no_longer_states() {
    let silent = HubFacts { license: None, ..facts("") };
    let change =
        captured(ModelPatch::default()).refresh(silent, &RefreshChoice::default(), stamp(3)).unwrap().change;
    assert_eq!(license(&change.model), "apache-2.0");
}

#[test]
fn writing_the_value_that_stands_makes_it_the_users() {
    let change = captured(ModelPatch::default()).apply(licensed("apache-2.0"), stamp(2));
    assert!(change.events.is_empty());
    assert!(change.model.provenance.is_users(Field::License));
}

#[test]
fn the_same_change_sent_again_changes_nothing() {
    let once = captured(ModelPatch::default()).apply(licensed("mit"), stamp(2)).model;
    let again = once.clone().apply(licensed("mit"), stamp(9));
    assert_eq!((again.model, again.events), (once, vec![]));
}

#[test]
fn agreeing_with_the_hub_is_a_change_without_an_event() {
    let change = captured(ModelPatch::default()).apply(licensed("apache-2.0"), stamp(2));
    assert_eq!((change.model.updated_at, change.events), (stamp(2).at, vec![]));
}

#[test]
fn a_renamed_model_still_answers_to_its_former_id() {
    let renamed = HubFacts { id: "acme-labs/Rocket-7B".into(), ..facts("mit") };
    let model = captured(ModelPatch::default())
        .refresh(renamed, &RefreshChoice::default(), stamp(3))
        .unwrap()
        .change
        .model;
    assert_eq!(model.hub.unwrap().keys(), ["acme-labs/rocket-7b", "acme/rocket-7b"]);
}

#[test]
fn a_draft_that_was_left_as_it_was_stays_the_hubs() {
    let model = captured(licensed("apache-2.0"));
    assert_eq!(model.provenance.source(Field::License), Some(Source::Hub));
}

#[test]
fn a_draft_that_was_changed_is_the_users() {
    let given = ModelPatch { notes: Some(Notes::parse("fast").unwrap()), ..licensed("mit") };
    let model = captured(given);
    assert!(model.provenance.is_users(Field::License) && model.provenance.is_users(Field::Notes));
    assert_eq!(model.provenance.source(Field::Name), Some(Source::Hub));
}

#[test]
fn a_record_by_hand_is_the_users_and_needs_only_a_name() {
    let new = NewModel::by_hand(
        1.into(),
        ModelName::parse("In-house ranker").unwrap(),
        ModelPatch::default(),
        stamp(1),
    );
    assert_eq!(new.event().kind, EventKind::Created { hub_id: None });
    let model = kept(new);
    assert!(model.provenance.is_users(Field::Name));
    assert_eq!(model.provenance.source(Field::Status), None);
}

#[test]
fn a_captured_record_tells_where_it_came_from() {
    let new = NewModel::captured(1.into(), facts("mit"), ModelPatch::default(), stamp(1)).unwrap();
    assert_eq!(new.event().kind, EventKind::Created { hub_id: Some("acme/Rocket-7B".into()) });
    assert!(NewModel::captured(1.into(), HubFacts::default(), ModelPatch::default(), stamp(1)).is_err());
}

#[test]
fn every_change_of_status_is_an_event() {
    let change = captured(ModelPatch::default()).change_status(Status::Using, stamp(2));
    assert_eq!(change.events.len(), 1);
    assert_eq!(
        change.events[0].kind,
        EventKind::StatusChanged {
            from: Status::Wishlist,
            to: Status::Using,
            since: Some(stamp(1).at),
            was: None
        }
    );
    assert_eq!(change.events[0].stamp, stamp(2));
}

#[test]
fn replacing_a_record_by_itself_writes_nothing() {
    let model = captured(ModelPatch::default());
    let change = model.clone().replace(model.fields.clone(), stamp(9));
    assert_eq!((change.model, change.events), (model, vec![]));
}

#[test]
fn replacing_a_record_names_each_changed_field() {
    let model = captured(ModelPatch::default());
    let mut fields = ModelFields::named(model.fields.name.clone());
    fields.rating = Some(Rating::new(5).unwrap());
    let change = model.replace(fields, stamp(2));
    let changed: Vec<Field> = change
        .events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::FieldEdited { field, source: Source::User, .. } => Some(*field),
            _ => None,
        })
        .collect();
    assert_eq!(
        changed,
        [Field::Developer, Field::ModelType, Field::License, Field::SourceLinks, Field::Rating]
    );
}

#[test]
fn a_whole_record_needs_a_name() {
    let name = ModelName::parse("Rocket").unwrap();
    let named = ModelPatch { name: Some(name.clone()), ..licensed("mit") };
    let mut expected = ModelFields::named(name);
    expected.license = Some(License::parse("mit").unwrap());
    assert_eq!(named.into_fields(), Some(expected));
    assert_eq!(licensed("mit").into_fields(), None);
}

#[test]
fn a_model_goes_to_the_trash_and_comes_back_once() {
    let deleted = captured(ModelPatch::default()).delete(stamp(2));
    assert_eq!(deleted.events[0].kind, EventKind::Deleted);
    assert_eq!(deleted.model.deleted_at, Some(stamp(2).at));
    assert!(deleted.model.clone().delete(stamp(3)).events.is_empty());
    let restored = deleted.model.restore(stamp(4));
    assert_eq!(restored.events[0].kind, EventKind::Restored);
    assert!(restored.model.restore(stamp(5)).events.is_empty());
}

#[test]
fn every_event_has_the_name_that_its_json_carries() {
    let change = captured(ModelPatch::default())
        .refresh(facts("gemma"), &RefreshChoice::default(), stamp(3))
        .unwrap()
        .change;
    let kinds = change.events.into_iter().map(|event| event.kind).chain([
        EventKind::Created { hub_id: None },
        EventKind::StatusChanged { from: Status::Tried, to: Status::Using, since: None, was: None },
        EventKind::Deleted,
        EventKind::Restored,
    ]);
    for kind in kinds {
        let json = serde_json::to_value(&kind).unwrap();
        assert_eq!(json["kind"], kind.name());
        assert_eq!(serde_json::from_value::<EventKind>(json).unwrap(), kind);
    }
}

/// A patch that names any of the fields, with values that no fact of the Hub's has.
fn any_patch() -> impl Strategy<Value = ModelPatch> {
    (any::<[bool; 12]>(), "[a-z]{1,8}", 1u8..=5).prop_map(|(named, word, stars)| {
        let mut named = named.into_iter();
        let mut when = || named.next().unwrap_or(false);
        ModelPatch {
            name: when().then(|| ModelName::parse(&word).unwrap()),
            developer: when().then(|| Some(Developer::parse(&word).unwrap())),
            model_type: when().then_some(crate::model_type::ModelType::Clustering),
            status: when().then_some(Status::Tried),
            parameters: when().then_some(None),
            license: when().then(|| Some(License::parse(&word).unwrap())),
            version: when().then(|| Some(Version::parse(&word).unwrap())),
            tags: when().then(|| Tags::new([Tag::parse(&word).unwrap()]).unwrap()),
            notes: when().then(|| Notes::parse(&word).unwrap()),
            source_links: when().then(Default::default),
            favorite: when().then_some(true),
            rating: when().then(|| Some(Rating::new(stars.into()).unwrap())),
            date_interacted: None,
            ..ModelPatch::default()
        }
    })
}

proptest! {
    #[test]
    fn no_order_of_edits_and_refreshes_loses_what_a_person_wrote(
        steps in proptest::collection::vec(prop_oneof![any_patch().prop_map(Some), Just(None)], 1..8)
    ) {
        let mut model = captured(ModelPatch::default());
        let mut written = model.fields.clone();
        let mut named: Vec<Field> = Vec::new();
        for (second, step) in (2..).zip(steps) {
            model = match step {
                Some(patch) => {
                    named.extend(patch.clone().write(&mut written));
                    model.apply(patch, stamp(second)).model
                }
                None => model.refresh(facts(&format!("licence {second}")), &RefreshChoice::default(), stamp(second)).unwrap().change.model,
            };
        }
        let different: Vec<Field> = written.differences(&model.fields).into_iter().map(|(field, ..)| field).collect();
        for field in Field::VARIANTS.iter().filter(|field| named.contains(field)) {
            prop_assert!(!different.contains(field), "{field} was lost");
            prop_assert!(model.provenance.is_users(*field));
        }
    }

    #[test]
    fn each_field_can_be_taken_over(patch in any_patch()) {
        let mut written = ModelFields::named(ModelName::parse("x").unwrap());
        let mut copy = written.clone();
        patch.write(&mut written);
        for field in Field::VARIANTS {
            copy.take(*field, &written);
        }
        prop_assert_eq!(copy, written);
    }
}

#[test]
fn a_move_tells_from_where_to_where_and_keeps_everything_else() {
    let before = captured(ModelPatch::default());
    let change = before.clone().move_to(WorkspaceId::from(77), stamp(9));
    let from = before.workspace_id.get();
    assert_eq!(change.events, [Event { stamp: stamp(9), kind: EventKind::Moved { from, to: 77 } }]);
    assert_eq!(change.model.fields, before.fields);
    assert_eq!(change.model.workspace_id, WorkspaceId::from(77));
}

#[test]
fn a_move_to_where_it_stands_changes_nothing() {
    let before = captured(ModelPatch::default());
    let there = before.workspace_id;
    let change = before.clone().move_to(there, stamp(9));
    assert_eq!((change.model, change.events), (before, Vec::new()));
}

#[test]
fn a_copy_is_told_from_a_record_that_was_made() {
    let before = captured(ModelPatch::default());
    let copy = NewModel::copy_of(&before, WorkspaceId::from(77), stamp(9));
    let (from_model, from_workspace) = (before.id.get(), before.workspace_id.get());
    assert_eq!(copy.event().kind, EventKind::Copied { from_model, from_workspace });
    assert_eq!((copy.fields, copy.provenance), (before.fields, before.provenance));
}
