//! Several records of one model become one.

use super::{Desk, ids, shelf, told};
use crate::house::down;
use mockall::Sequence;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use trackml_application::organise::OrganiseError;
use trackml_domain::bulk::BulkAction;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;
use trackml_domain::journal::Verdict;
use trackml_domain::model::{EventKind, Model};
use trackml_domain::provenance::Field;
use trackml_domain::source_link::SourceLink;
use trackml_domain::status::Status;
use trackml_domain::text::Developer;
use trackml_domain::violation::Violation;
use trackml_ports::{Clock, MockDuplicateRepository, ModelRepository, SaveError};
use trackml_testkit::sample;

/// How a merger is refused, and what is told then.
type Refusal = (fn() -> SaveError, &'static str);

/// Two records of one model that differ in everything.
async fn two(desk: &Desk) -> (ModelId, ModelId) {
    let mine = sample::patch()
        .status(Status::Using)
        .tags(&["a", "both"])
        .notes("fast")
        .source_links(&["https://example.org/a"])
        .date_interacted("2026-01-01")
        .version("v1");
    let theirs = sample::full_patch()
        .name("zephyr")
        .status(Status::Archived)
        .tags(&["b", "both"])
        .notes("# Slow")
        .source_links(&["https://example.org/b"])
        .date_interacted("2026-02-02");
    (desk.put("Zephyr", mine).await, desk.put("zephyr", theirs).await)
}

#[tokio::test]
async fn the_record_that_stays_takes_over_what_it_lacks() {
    let desk = Desk::new().await;
    let (into, from) = two(&desk).await;
    let (mine, theirs) = (desk.stored(into).await.fields, desk.stored(from).await.fields);
    desk.house.clock.advance(Duration::from_secs(5));
    let merged = desk.organise().merge(&desk.ada, into, &[from]).await.unwrap();
    assert_eq!(merged, desk.stored(into).await);
    assert_eq!((merged.revision, merged.updated_at), (2, desk.house.clock.now()));
    let fields = merged.fields;
    // What it says itself stays.
    assert_eq!((&fields.name, fields.status, &fields.version), (&mine.name, mine.status, &mine.version));
    // What it does not say is the other's.
    assert_eq!((&fields.developer, fields.model_type), (&theirs.developer, theirs.model_type));
    assert_eq!((fields.parameters, &fields.license), (theirs.parameters, &theirs.license));
    assert_eq!((fields.favorite, fields.rating), (true, theirs.rating));
    assert_eq!(fields.date_interacted, theirs.date_interacted);
    // What has room for both has both.
    assert_eq!(desk.tags_of(into).await, ["a", "b", "both"]);
    assert_eq!(fields.notes.as_str(), "fast\n\n---\n\n# Slow");
    let links: Vec<&str> = fields.source_links.iter().map(SourceLink::as_str).collect();
    assert_eq!(links, ["https://example.org/a", "https://example.org/b"]);
}

#[tokio::test]
async fn what_finds_no_room_stands_in_the_history() {
    let desk = Desk::new().await;
    let (into, from) = two(&desk).await;
    desk.organise().merge(&desk.ada, into, &[from]).await.unwrap();
    let EventKind::Merged { from_model, left } = &desk.history(into).await[0] else { panic!() };
    assert_eq!(*from_model, from.get());
    let expected =
        [(Field::Name, json!("zephyr")), (Field::Status, json!("archived")), (Field::Version, json!("v0.3"))];
    assert_eq!(*left, expected.into());
}

#[tokio::test]
async fn the_history_of_the_others_is_the_history_of_the_one() {
    let desk = Desk::new().await;
    let (into, from) = two(&desk).await;
    desk.edit(&desk.ada, from, sample::patch().rating(1)).await;
    let theirs = desk.history(from).await;
    desk.organise().merge(&desk.ada, into, &[from]).await.unwrap();
    let history = desk.history(into).await;
    for event in theirs {
        assert!(history.contains(&event), "{event:?}");
    }
    assert_eq!(history.iter().filter(|event| event.name() == "created").count(), 2);
}

#[tokio::test]
async fn the_journals_of_the_others_stand_in_the_journal_of_the_one() {
    let desk = Desk::new().await;
    let (into, from) = two(&desk).await;
    let journal = &desk.house.application.journal;
    journal.write(&desk.ada, into, sample::log("mine"), None).await.unwrap();
    let chosen = sample::decision(Verdict::Chosen, "summaries", "short and true");
    let theirs = journal.write(&desk.ada, from, chosen.clone(), None).await.unwrap();
    desk.organise().merge(&desk.ada, into, &[from]).await.unwrap();
    let entries = journal.list(&desk.ada, into, None, None, 50).await.unwrap();
    let contents: Vec<_> = entries.iter().map(|entry| &entry.content).collect();
    assert!(contents.contains(&&chosen) && contents.contains(&&sample::log("mine")), "{contents:?}");
    assert_eq!(entries.iter().map(|entry| entry.by).collect::<Vec<_>>(), [Some(desk.ada.user().id); 2]);
    // The other keeps its own.
    desk.house.application.edit.restore(&desk.ada, from).await.unwrap();
    assert_eq!(journal.list(&desk.ada, from, None, None, 50).await.unwrap(), [theirs]);
}

#[tokio::test]
async fn the_record_that_stays_answers_to_the_hub_ids_of_all() {
    let desk = Desk::new().await;
    let captured = async |facts: HubFacts| desk.house.put(sample::captured(desk.here, facts)).await.id;
    let former = HubFacts { aliases: vec!["org/older".into()], ..sample::facts("org/old") };
    let (into, from) = (captured(sample::facts("org/new")).await, captured(former).await);
    let merged = desk.organise().merge(&desk.ada, into, &[from]).await.unwrap();
    assert_eq!(merged.hub.unwrap().id, "org/new");
    let keys = ["org/new", "org/old", "org/older"].map(str::to_owned);
    let kept = desk.house.database.kept(desk.here, &keys).await.unwrap();
    assert_eq!(kept, keys.map(|key| (key, into)));
}

#[tokio::test]
async fn a_record_written_by_hand_takes_over_the_hubs_facts() {
    let desk = Desk::new().await;
    let into = desk.put("Zephyr", sample::patch()).await;
    let from = desk.house.put(sample::captured(desk.here, sample::full_facts("org/name"))).await;
    let merged = desk.organise().merge(&desk.ada, into, &[from.id]).await.unwrap();
    assert_eq!(merged.hub, from.hub);
    assert_eq!(merged.provenance.get(Field::License), from.provenance.get(Field::License));
}

#[tokio::test]
async fn the_others_are_in_the_trash_and_whole_again_once_restored() {
    let desk = Desk::new().await;
    let (into, from) = two(&desk).await;
    let before = desk.stored(from).await;
    desk.organise().merge(&desk.ada, into, &[from]).await.unwrap();
    assert_eq!(desk.stored(from).await.deleted_at, Some(desk.house.clock.now()));
    let restored = desk.house.application.edit.restore(&desk.ada, from).await.unwrap();
    assert_eq!(Model { revision: 1, updated_at: before.updated_at, ..restored }, before);
    assert_eq!(desk.event_names(from).await, ["restored", "merged_into", "deleted", "created"]);
    let told = desk.history(from).await;
    assert!(told.contains(&EventKind::MergedInto { into_model: into.get() }));
}

#[tokio::test]
async fn several_are_merged_at_once_each_named_once() {
    let desk = Desk::new().await;
    let [a, b, c] = desk.tagged([&["a"], &["b"], &["c"]]).await;
    desk.organise().merge(&desk.ada, a, &[c, b, c]).await.unwrap();
    assert_eq!(desk.tags_of(a).await, ["a", "b", "c"]);
    let merged = desk.history(a).await.into_iter().filter(|event| event.name() == "merged").count();
    assert_eq!((merged, desk.house.total(&desk.ada).await), (2, 1));
}

#[tokio::test]
async fn records_of_two_workspaces_are_not_merged() {
    let desk = Desk::new().await;
    let there = shelf(&desk.house, &desk.ada, "There").await;
    let [a, b] = desk.tagged([&["a"], &["b"]]).await;
    let c = desk.house.put(sample::new_model(there, "There")).await.id;
    assert_eq!(told(desk.organise().merge(&desk.ada, a, &[b, c]).await), "nothing to merge");
    assert_eq!((desk.tags_of(a).await, desk.stored(b).await.deleted_at), (vec!["a".to_owned()], None));
}

#[tokio::test]
async fn a_record_is_not_merged_with_itself_nor_with_nothing() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["a"], &["b"]]).await;
    for from in [&[][..], &[a], &[b, a]] {
        assert_eq!(told(desk.organise().merge(&desk.ada, a, from).await), "nothing to merge", "{from:?}");
    }
    assert_eq!(desk.house.total(&desk.ada).await, 2);
}

#[tokio::test]
async fn what_is_in_the_trash_is_merged_with_nothing() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["a"], &["b"]]).await;
    desk.trash(b).await;
    assert_eq!(told(desk.organise().merge(&desk.ada, a, &[b]).await), "no such record");
    assert_eq!(told(desk.organise().merge(&desk.ada, b, &[a]).await), "no such record");
    assert_eq!(desk.stored(a).await.revision, 1);
}

#[tokio::test]
async fn records_that_do_not_fit_into_one_are_left_as_they_are() {
    let desk = Desk::new().await;
    let many = |letter: char| (0..26).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
    let (a, b) = (many('a'), many('b'));
    let words = |list: &[String]| sample::patch().tags(&list.iter().map(String::as_str).collect::<Vec<_>>());
    let (into, full) = (desk.put("x", words(&a)).await, desk.put("x", words(&b)).await);
    let small = desk.put("x", sample::patch().tags(&["small"])).await;
    let refused = desk.organise().merge(&desk.ada, into, &[small, full]).await;
    let Err(OrganiseError::Merge(refusal)) = refused else { panic!("{refused:?}") };
    assert_eq!((refusal.field(), refusal.code()), (Field::Tags, "too_many"));
    for id in [into, small, full] {
        let model = desk.stored(id).await;
        assert_eq!((model.revision, model.deleted_at), (1, None));
        assert_eq!(desk.event_names(id).await, ["created"]);
    }
}

#[tokio::test]
async fn a_merger_is_made_again_on_what_a_faster_one_left() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["a"], &["b"]]).await;
    let (mut duplicates, mut order) = (MockDuplicateRepository::new(), Sequence::new());
    let stale = move |_| Err((b, SaveError::Stale { current: 2 }));
    duplicates.expect_merge().times(2).in_sequence(&mut order).returning(stale);
    duplicates.expect_merge().once().in_sequence(&mut order).returning(|merger| Ok(merger.into.model));
    let organise = desk.house.with(|ports| ports.duplicates = Arc::new(duplicates)).organise;
    assert_eq!(organise.merge(&desk.ada, a, &[b]).await.unwrap().fields.tags, sample::tags(&["a", "b"]));
}

#[tokio::test]
async fn who_is_never_fast_enough_is_told_in_the_end() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["a"], &["b"]]).await;
    let cases: [Refusal; 3] = [
        (|| SaveError::Stale { current: 2 }, "contended"),
        (|| SaveError::NotFound, "no such record"),
        (|| down().into(), "the database is down"),
    ];
    for (error, wanted) in cases {
        let mut duplicates = MockDuplicateRepository::new();
        duplicates.expect_merge().times(1..=101).returning(move |_| Err((a, error())));
        let organise = desk.house.with(|ports| ports.duplicates = Arc::new(duplicates)).organise;
        assert_eq!(told(organise.merge(&desk.ada, a, &[b]).await), wanted);
    }
}

#[tokio::test]
async fn a_merged_record_can_be_put_in_the_trash_with_others_and_taken_back() {
    let desk = Desk::new().await;
    let (into, from) = two(&desk).await;
    let merged = desk.organise().merge(&desk.ada, into, &[from]).await.unwrap();
    let undo = desk.undoable(&desk.ada, ids(&[into]), BulkAction::Delete).await;
    desk.organise().take_back(&desk.ada, undo).await.unwrap();
    assert_eq!(desk.stored(into).await.fields, merged.fields);
    assert_eq!(merged.fields.developer, Some(Developer::parse("Hugging Face H4").unwrap()));
}
