//! New records.

use crate::contracts::Harness;
use crate::contracts::harness::{RUNNERS, race};
use crate::sample;
use std::collections::BTreeSet;
use trackml_domain::model::{Event, EventKind, NewModel, Stamp};
use trackml_ports::{Created, Creation};

crate::contracts::suite!(model_creation at contracts::models::create:
    a_new_record_is_at_revision_one,
    a_new_record_carries_the_moment_of_its_stamp,
    a_new_record_is_not_in_the_trash,
    a_new_record_is_found_as_it_was_returned,
    a_new_record_stands_in_its_workspace,
    a_new_record_is_found_by_its_tags,
    a_new_record_is_found_by_its_hub_keys,
    a_new_record_stores_its_created_event,
    a_captured_record_names_its_hub_id_in_its_created_event,
    two_records_may_be_alike,
    creations_at_once_make_a_record_each,
);

async fn a_new_record_is_at_revision_one(harness: &Harness) {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    assert_eq!(model.revision, 1);
}

async fn a_new_record_carries_the_moment_of_its_stamp(harness: &Harness) {
    let new = sample::new_model_at(harness.workspace().await, "Zephyr", sample::patch(), sample::stamp(77));
    let model = harness.put(new).await;
    assert_eq!((model.created_at, model.updated_at), (sample::moment(77), sample::moment(77)));
}

async fn a_new_record_is_not_in_the_trash(harness: &Harness) {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    assert_eq!(model.deleted_at, None);
}

async fn a_new_record_is_found_as_it_was_returned(harness: &Harness) {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    assert_eq!(harness.stored(model.id).await, model);
}

async fn a_new_record_stands_in_its_workspace(harness: &Harness) {
    let workspace = harness.workspace().await;
    harness.put(sample::new_model(workspace, "Zephyr")).await;
    assert_eq!(harness.names(workspace, "").await, ["Zephyr"]);
}

async fn a_new_record_is_found_by_its_tags(harness: &Harness) {
    let workspace = harness.workspace().await;
    let given = sample::patch().tags(&["code", "to read"]);
    harness.put(sample::new_model_with(workspace, "Zephyr", given)).await;
    assert_eq!(harness.names(workspace, "tag:\"to read\"").await, ["Zephyr"]);
}

async fn a_new_record_is_found_by_its_hub_keys(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::captured(workspace, sample::facts("Org/Name"))).await;
    assert_eq!(harness.kept(workspace, &["org/name"]).await, [("org/name".to_owned(), model.id)]);
}

async fn a_new_record_stores_its_created_event(harness: &Harness) {
    let ada = harness.person("ada").await;
    let stamp = Stamp { by: Some(ada.user.id), at: sample::moment(5) };
    let new = sample::new_model_at(ada.workspace, "Zephyr", sample::patch(), stamp);
    let model = harness.put(new).await;
    let created = Event { stamp, kind: EventKind::Created { hub_id: None } };
    assert_eq!(harness.events(model.id).await, [created]);
}

async fn a_captured_record_names_its_hub_id_in_its_created_event(harness: &Harness) {
    let new = sample::captured(harness.workspace().await, sample::facts("Org/Name"));
    let created = new.event();
    let model = harness.put(new).await;
    assert_eq!(harness.events(model.id).await, [created]);
}

async fn two_records_may_be_alike(harness: &Harness) {
    let workspace = harness.workspace().await;
    let new = sample::captured(workspace, sample::facts("org/name"));
    let (first, second) = (harness.put(new.clone()).await, harness.put(new).await);
    assert_ne!(first.id, second.id);
}

async fn creations_at_once_make_a_record_each(harness: &Harness) {
    let workspace = harness.workspace().await;
    let made = race(|runner| {
        let models = harness.models.clone();
        let given = sample::patch().tags(&["same", "tags"]);
        let new: NewModel = sample::new_model_with(workspace, &format!("Zephyr {runner}"), given);
        async move { models.create(new, Creation::default()).await.unwrap() }
    })
    .await;
    let new = |made| if let Created::New(model) = made { Some(model.id) } else { None };
    assert_eq!(made.into_iter().filter_map(new).collect::<BTreeSet<_>>().len(), RUNNERS);
}
