//! Locks, and what became of a model on the Hub.

use crate::contracts::Harness;
use crate::sample::{self, moment};
use trackml_domain::hub_facts::{Gated, HubFacts};
use trackml_domain::model::{Model, RefreshChoice, Stamp};
use trackml_domain::provenance::Field;
use trackml_domain::status::Status;

crate::contracts::suite!(model_upstream at contracts::models::upstream:
    locks_and_upstream_are_kept,
    a_look_leaves_the_revision_alone,
    what_is_gone_and_what_changed_is_found,
    duplicates_are_found,
    what_somebody_did_is_found_by_when,
);

async fn captured(harness: &Harness, id: &str) -> Model {
    let workspace = match harness.users.by_login("ada").await.unwrap() {
        Some(stored) => harness.workspaces.personal(stored.user.id).await.unwrap().unwrap(),
        None => harness.workspace().await,
    };
    harness.put(sample::captured(workspace, sample::facts(id))).await
}

async fn locks_and_upstream_are_kept(harness: &Harness) {
    let model = captured(harness, "a/one").await;
    assert_eq!(model.upstream.checked_at, Some(model.created_at));
    let model = harness.save(model.lock(Field::License, sample::stamp(1))).await;
    let gated = HubFacts { gated: Gated::Manual, ..sample::facts("a/one") };
    let change = model.refresh(gated, &RefreshChoice::default(), sample::stamp(2)).unwrap().change;
    let model = harness.save(change).await;
    let model = harness.save(model.gone(sample::stamp(3)).change).await;
    let stored = harness.stored(model.id).await;
    assert_eq!(stored, model);
    assert!(stored.locked.contains(&Field::License));
    assert_eq!(stored.upstream.gone_since, Some(moment(3)));
    assert_eq!(stored.upstream.unseen.len(), 2);
    let kinds: Vec<&str> = harness.events(model.id).await.iter().map(|event| event.kind.name()).collect();
    assert_eq!(kinds, ["created", "field_locked", "refreshed", "refreshed"]);
}

async fn a_look_leaves_the_revision_alone(harness: &Harness) {
    let model = captured(harness, "a/one").await;
    harness.models.checked(model.id, moment(77)).await.unwrap();
    let mut expected = model;
    expected.upstream.checked_at = Some(moment(77));
    assert_eq!(harness.stored(expected.id).await, expected);
    harness.models.checked(1_000_000_000.into(), moment(77)).await.unwrap();
}

async fn what_is_gone_and_what_changed_is_found(harness: &Harness) {
    let gone = captured(harness, "a/gone").await;
    let changed = captured(harness, "a/changed").await;
    captured(harness, "a/same").await;
    let workspace = gone.workspace_id;
    harness.save(gone.gone(sample::stamp(2)).change).await;
    let gated = HubFacts { gated: Gated::Auto, ..sample::facts("a/changed") };
    let change = changed.refresh(gated, &RefreshChoice::default(), sample::stamp(2)).unwrap().change;
    let changed = harness.save(change).await;
    assert_eq!(harness.names(workspace, "is:gone").await, ["gone"]);
    assert_eq!(harness.names(workspace, "is:changed").await, ["changed", "gone"]);
    assert_eq!(harness.names(workspace, "-is:changed").await, ["same"]);
    harness.save(changed.mark_upstream_seen(sample::stamp(3))).await;
    assert_eq!(harness.names(workspace, "is:changed -is:gone").await, [""; 0]);
}

async fn duplicates_are_found(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let put = async |name: &str, developer: Option<&str>| {
        let given = developer.map_or_else(sample::patch, |developer| sample::patch().developer(developer));
        harness.put(sample::new_model_with(ada.workspace, name, given)).await
    };
    put("Llama-3.1 8B", Some("Meta")).await;
    put("llama 3.1-8b", Some("meta llama")).await;
    put("Qwen", Some("Qwen")).await;
    put("qwen", Some("Somebody")).await;
    put("Phi 4", None).await;
    put("phi-4", Some("Microsoft")).await;
    let trashed = put("Gemma", None).await;
    put("gemma", None).await;
    harness.trash(trashed).await;
    harness.put(sample::captured(ada.workspace, sample::facts("a/twice"))).await;
    harness.put(sample::captured(ada.workspace, HubFacts { author: None, ..sample::facts("A/Twice") })).await;
    harness.put(sample::captured(bob.workspace, sample::facts("a/twice"))).await;
    let mut found = harness.names(ada.workspace, "is:duplicate").await;
    found.sort();
    assert_eq!(found, ["Llama-3.1 8B", "Phi 4", "Twice", "llama 3.1-8b", "phi-4", "twice"]);
    assert_eq!(harness.names(bob.workspace, "is:duplicate").await, [""; 0]);
    assert_eq!(harness.names(ada.workspace, "-is:duplicate").await, ["gemma", "Qwen", "qwen"]);
}

async fn what_somebody_did_is_found_by_when(harness: &Harness) {
    let ada = harness.person("ada").await;
    let by = |day: &str| Stamp { by: Some(ada.user.id), at: format!("{day}T12:00:00Z").parse().unwrap() };
    let put = async |name: &str| {
        harness.put(sample::new_model_at(ada.workspace, name, sample::patch(), by("2025-01-01"))).await
    };
    let (moved, tried, left) = (put("moved").await, put("tried").await, put("left").await);
    let moved = harness.save(moved.change_status(Status::Tried, by("2025-03-03"))).await;
    harness.save(moved.change_status(Status::Using, by("2025-05-05"))).await;
    let trackml = Stamp { by: None, ..by("2025-03-03") };
    harness.save(left.lock(Field::License, trackml)).await;
    harness.save(tried.lock(Field::License, by("2025-03-03"))).await;
    let found = async |query: &str| harness.names(ada.workspace, query).await;
    assert_eq!(found("moved:2025-03").await, ["moved"]);
    assert_eq!(found("moved:2025-04").await, [""; 0]);
    assert_eq!(found("moved:>=2025-05").await, ["moved"]);
    assert_eq!(found("active:2025-03").await, ["moved", "tried"]);
    assert_eq!(found("-active:>2025-01-01").await, ["left"]);
    assert_eq!(found("active:2025-03-03T12:00Z").await, ["moved", "tried"]);
    assert_eq!(found("active:2025-03-03T12:01Z").await, [""; 0]);
    assert_eq!(found("-active:<30d status:wishlist").await, ["left", "tried"]);
}
