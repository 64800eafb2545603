//! What a refresh may change, and what never.

use super::*;
use crate::hub_facts::{Gated, HubParameters};
use crate::id::UserId;
use crate::license::License;
use crate::model::{ModelFields, ModelPatch, NewModel};
use crate::parameters::ParameterCount;
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

fn captured() -> Model {
    NewModel::captured(1.into(), facts("mit"), ModelPatch::default(), stamp(1)).unwrap().into_model(1.into())
}

fn licensed(license: &str) -> ModelPatch {
    ModelPatch { license: Some(Some(License::parse(license).unwrap())), ..ModelPatch::default() }
}

fn license(model: &Model) -> &str {
    model.fields.license.as_ref().map_or("", License::as_str)
}

fn only(field: Field) -> BTreeSet<Field> {
    BTreeSet::from([field])
}

#[test]
fn each_field_that_differs_is_told_with_what_becomes_of_it() {
    let model = captured().apply(licensed("apache-2.0"), stamp(2)).model;
    let refreshed = model.refresh(facts("gemma"), &RefreshChoice::default(), stamp(3)).unwrap();
    let diff = FieldDiff {
        field: Field::License,
        current: "apache-2.0".into(),
        hub: "gemma".into(),
        source: Some(Source::User),
        locked: false,
        taken: false,
    };
    assert_eq!(refreshed.fields, [diff]);
    assert_eq!(license(&refreshed.change.model), "apache-2.0");
}

#[test]
fn a_person_may_accept_the_hubs_value_for_their_own() {
    let model = captured().apply(licensed("apache-2.0"), stamp(2)).model;
    let choice = RefreshChoice { accept: only(Field::License), ..RefreshChoice::default() };
    let model = model.refresh(facts("gemma"), &choice, stamp(3)).unwrap().change.model;
    assert_eq!((license(&model), model.provenance.source(Field::License)), ("gemma", Some(Source::Hub)));
}

#[test]
fn a_person_may_decline_the_hubs_value_this_time() {
    let choice = RefreshChoice { decline: only(Field::License), ..RefreshChoice::default() };
    let model = captured().refresh(facts("gemma"), &choice, stamp(3)).unwrap().change.model;
    assert_eq!(license(&model), "mit");
    let model = model.refresh(facts("gemma"), &RefreshChoice::default(), stamp(4)).unwrap().change.model;
    assert_eq!(license(&model), "gemma");
}

#[test]
fn a_locked_field_stays_even_where_its_change_is_accepted() {
    let model = captured().lock(Field::License, stamp(2)).model;
    let choice = RefreshChoice { accept: only(Field::License), ..RefreshChoice::default() };
    let refreshed = model.refresh(facts("gemma"), &choice, stamp(3)).unwrap();
    assert!(refreshed.fields[0].locked && !refreshed.fields[0].taken);
    let model = refreshed.change.model.unlock(Field::License, stamp(4)).model;
    let model = model.refresh(facts("gemma"), &RefreshChoice::default(), stamp(5)).unwrap().change.model;
    assert_eq!(license(&model), "gemma");
}

#[test]
fn locking_twice_is_one_event() {
    let once = captured().lock(Field::License, stamp(2));
    assert_eq!(once.events[0].kind, EventKind::FieldLocked { field: Field::License });
    assert!(once.model.lock(Field::License, stamp(3)).events.is_empty());
    assert!(captured().unlock(Field::License, stamp(3)).events.is_empty());
}

#[test]
fn what_changed_upstream_stands_in_the_history_and_waits_to_be_seen() {
    let now = HubFacts { gated: Gated::Manual, ..facts("mit") };
    let refreshed = captured().refresh(now, &RefreshChoice::default(), stamp(3)).unwrap();
    let Change { model, events } = refreshed.change;
    let EventKind::Refreshed { changes, .. } = &events[0].kind else { panic!() };
    assert_eq!(changes, &model.upstream.unseen);
    assert_eq!(changes[0].what, UpstreamAspect::Gated);
    let seen = model.mark_upstream_seen(stamp(4));
    assert!(seen.model.upstream.unseen.is_empty());
    assert_eq!(seen.events[0].kind, EventKind::UpstreamSeen);
}

#[test]
fn a_look_that_finds_nothing_new_is_no_event_and_no_change_of_the_record() {
    let before = captured();
    let refreshed = before.clone().refresh(facts("mit"), &RefreshChoice::default(), stamp(9)).unwrap();
    assert!(refreshed.change.events.is_empty() && refreshed.fields.is_empty());
    let after = refreshed.change.model;
    assert_eq!(after.upstream.checked_at, Some(stamp(9).at));
    assert_eq!(Model { upstream: before.upstream.clone(), ..after }, before);
}

#[test]
fn another_description_is_an_event_that_changes_no_field() {
    let described = HubFacts { description: Some("newly told".into()), ..facts("mit") };
    let refreshed = captured().refresh(described, &RefreshChoice::default(), stamp(9)).unwrap();
    assert!(refreshed.upstream.is_empty() && refreshed.fields.is_empty());
    let EventKind::Refreshed { replaced, .. } = &refreshed.change.events[0].kind else { panic!() };
    assert_eq!(replaced.keys().collect::<Vec<_>>(), ["description"]);
    assert_eq!(refreshed.change.model.updated_at, stamp(1).at);
}

#[test]
fn downloads_alone_are_no_event() {
    let popular = HubFacts { downloads: Some(12), ..facts("mit") };
    let change = captured().refresh(popular, &RefreshChoice::default(), stamp(9)).unwrap().change;
    assert!(change.events.is_empty());
    assert_eq!((change.model.hub.unwrap().downloads, change.model.updated_at), (Some(12), stamp(1).at));
}

#[test]
fn what_the_hub_no_longer_has_is_gone_once_and_may_come_back() {
    let gone = captured().gone(stamp(3)).change.model;
    assert_eq!(gone.upstream.gone_since, Some(stamp(3).at));
    let again = gone.clone().gone(stamp(4));
    assert!(again.change.events.is_empty());
    assert_eq!(again.change.model.upstream.gone_since, Some(stamp(3).at));
    let back = gone.refresh(facts("mit"), &RefreshChoice::default(), stamp(5)).unwrap();
    assert_eq!(back.upstream[0].what, UpstreamAspect::Back);
    assert_eq!(back.change.model.upstream.gone_since, None);
}

#[test]
fn a_refresh_can_be_reverted_and_stays_reverted() {
    let before = captured();
    let change = before.clone().refresh(facts("gemma"), &RefreshChoice::default(), stamp(3)).unwrap().change;
    let reverted = change.model.revert(7, &change.events, stamp(4));
    assert_eq!((reverted.put_back, reverted.kept), (only(Field::License), BTreeSet::new()));
    let model = reverted.change.model;
    assert_eq!(reverted.change.events[0].kind, EventKind::Reverted { event: 7 });
    assert_eq!((license(&model), &model.hub), ("mit", &before.hub));
    let model = model.refresh(facts("gemma"), &RefreshChoice::default(), stamp(5)).unwrap().change.model;
    assert_eq!(license(&model), "mit");
}

#[test]
fn reverting_an_accepted_value_brings_the_persons_own_back() {
    let model = captured().apply(licensed("apache-2.0"), stamp(2)).model;
    let choice = RefreshChoice { accept: only(Field::License), ..RefreshChoice::default() };
    let change = model.clone().refresh(facts("gemma"), &choice, stamp(3)).unwrap().change;
    let back = change.model.revert(7, &change.events, stamp(4)).change.model;
    assert_eq!(back.fields, model.fields);
    assert_eq!(back.provenance.get(Field::License), model.provenance.get(Field::License));
}

#[test]
fn what_was_written_since_is_kept_by_a_revert() {
    let change = captured().refresh(facts("gemma"), &RefreshChoice::default(), stamp(3)).unwrap().change;
    let later = change.model.apply(licensed("apache-2.0"), stamp(4)).model;
    let reverted = later.revert(7, &change.events, stamp(5));
    assert_eq!((license(&reverted.change.model), reverted.kept), ("apache-2.0", only(Field::License)));
}

#[test]
fn there_is_nothing_to_revert_where_all_was_changed_since() {
    let change = captured().apply(licensed("gemma"), stamp(3));
    let later = change.model.apply(licensed("apache-2.0"), stamp(4)).model;
    let reverted = later.clone().revert(7, &change.events, stamp(5)).change;
    assert!(reverted.events.is_empty());
    assert_eq!(reverted.model, later);
}

/// Facts of any kind, some of them missing.
fn any_facts() -> impl Strategy<Value = HubFacts> {
    let word = || proptest::option::of("[a-z]{1,6}");
    (
        word(),
        word(),
        word(),
        proptest::option::of(1u64..1_000_000),
        proptest::collection::vec("[a-z]{1,4}", 0..3),
    )
        .prop_map(|(license, author, sha, count, tags)| HubFacts {
            id: format!("acme/{}", author.as_deref().unwrap_or("Rocket-7B")),
            author,
            sha,
            license,
            pipeline_tag: Some("fill-mask".into()),
            parameters: count.map(|count| HubParameters {
                count: ParameterCount::new(count).unwrap(),
                basis: crate::hub_facts::Basis::Counted,
            }),
            tags,
            ..HubFacts::default()
        })
}

fn any_field() -> impl Strategy<Value = Field> {
    proptest::sample::select(Field::VARIANTS)
}

fn any_patch() -> impl Strategy<Value = ModelPatch> {
    (any::<[bool; 11]>(), "[A-Z]{1,8}", 1u8..=5).prop_map(|(named, word, stars)| {
        let [name, developer, kind, status, parameters, license, version, tags, notes, favorite, rating] =
            named;
        ModelPatch {
            name: name.then(|| ModelName::parse(&word).unwrap()),
            developer: developer.then(|| Some(Developer::parse(&word).unwrap())),
            model_type: kind.then_some(crate::model_type::ModelType::Clustering),
            status: status.then_some(Status::Tried),
            parameters: parameters.then_some(None),
            license: license.then(|| Some(License::parse(&word).unwrap())),
            version: version.then(|| Some(Version::parse(&word).unwrap())),
            tags: tags.then(|| Tags::new([Tag::parse(&word).unwrap()]).unwrap()),
            notes: notes.then(|| Notes::parse(&word).unwrap()),
            favorite: favorite.then_some(true),
            rating: rating.then(|| Some(Rating::new(stars.into()).unwrap())),
            ..ModelPatch::default()
        }
    })
}

/// One thing that happens to a record.
#[derive(Clone, Debug)]
enum Step {
    Edit(ModelPatch),
    Refresh(Box<HubFacts>, RefreshChoice),
    Gone,
    Lock(Field),
    Unlock(Field),
}

fn any_step() -> impl Strategy<Value = Step> {
    let some = || proptest::collection::btree_set(any_field(), 0..3);
    let choice = (some(), some()).prop_map(|(accept, decline)| RefreshChoice { accept, decline });
    prop_oneof![
        3 => any_patch().prop_map(Step::Edit),
        4 => (any_facts(), choice).prop_map(|(facts, choice)| Step::Refresh(Box::new(facts), choice)),
        1 => Just(Step::Gone),
        1 => any_field().prop_map(Step::Lock),
        1 => any_field().prop_map(Step::Unlock),
    ]
}

/// What only a person writes: the Hub has no word in it.
const PERSONAL: [Field; 6] =
    [Field::Status, Field::Notes, Field::Version, Field::DateInteracted, Field::Favorite, Field::Rating];

proptest! {
    #[test]
    fn no_refresh_touches_a_persons_word_that_they_did_not_give_up(
        steps in proptest::collection::vec(any_step(), 1..12)
    ) {
        let mut model = captured();
        // What the person wrote last, in the fields that are theirs.
        let mut words: ModelFields = model.fields.clone();
        let mut theirs: BTreeSet<Field> = BTreeSet::new();
        for (second, step) in (2..).zip(steps) {
            let before = model.clone();
            model = match step {
                Step::Edit(patch) => {
                    theirs.extend(patch.clone().write(&mut words));
                    model.apply(patch, stamp(second)).model
                }
                Step::Refresh(facts, choice) => {
                    let refreshed = model.refresh(*facts, &choice, stamp(second)).unwrap();
                    let taken = |diff: &&FieldDiff| diff.taken;
                    for diff in refreshed.fields.iter().filter(taken) {
                        prop_assert!(!before.locked.contains(&diff.field), "{} is locked", diff.field);
                        prop_assert!(!choice.decline.contains(&diff.field));
                        prop_assert!(!theirs.contains(&diff.field) || choice.accept.contains(&diff.field));
                    }
                    let told: BTreeSet<Field> = refreshed.fields.iter().filter(taken).map(|diff| diff.field).collect();
                    let changed: BTreeSet<Field> = before.fields.differences(&refreshed.change.model.fields)
                        .into_iter().map(|(field, ..)| field).collect();
                    prop_assert_eq!(&told, &changed, "what is told is what is done");
                    prop_assert!(PERSONAL.iter().all(|field| !changed.contains(field)));
                    // A word is given up where the Hub's value is accepted, also where that says the same.
                    theirs.retain(|field| {
                        refreshed.change.model.provenance.is_users(*field) || !choice.accept.contains(field)
                    });
                    refreshed.change.model
                }
                Step::Gone => {
                    let gone = model.gone(stamp(second)).change.model;
                    prop_assert_eq!((&gone.fields, &gone.hub), (&before.fields, &before.hub));
                    gone
                }
                Step::Lock(field) => model.lock(field, stamp(second)).model,
                Step::Unlock(field) => model.unlock(field, stamp(second)).model,
            };
            for field in &theirs {
                prop_assert_eq!(model.fields.value(*field), words.value(*field), "{} was lost", field);
                prop_assert!(model.provenance.is_users(*field));
            }
        }
    }

    #[test]
    fn reverting_a_refresh_gives_the_fields_back_as_they_were(now in any_facts(), patch in any_patch()) {
        let before = captured().apply(patch, stamp(2)).model;
        let change = before.clone().refresh(now, &RefreshChoice::default(), stamp(3)).unwrap().change;
        let reverted = change.model.clone().revert(1, &change.events, stamp(4));
        if !change.events.is_empty() {
            prop_assert_eq!(&reverted.change.model.fields, &before.fields);
            prop_assert!(reverted.kept.is_empty());
        }
    }
}
