//! Changes that are stored.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::ModelId;
use trackml_domain::model::{Change, Model, ModelPatch, RefreshChoice};
use trackml_domain::provenance::Field;
use trackml_ports::SaveError;

crate::contracts::suite!(model_saving at contracts::models::save:
    a_stored_change_is_at_the_next_revision,
    a_hundred_changes_make_a_hundred_revisions,
    a_stored_change_is_found_as_it_was_returned,
    every_changed_field_is_stored_exactly,
    emptied_fields_are_stored_as_empty,
    tags_are_replaced,
    words_are_found_where_they_stand_now,
    a_former_id_that_is_learned_later_is_found,
    an_id_that_a_record_no_longer_answers_to_is_not_found,
    events_are_stored_in_their_order,
    a_change_without_events_is_stored_too,
    a_record_comes_back_from_the_trash_as_it_was,
    a_change_of_the_workspace_is_not_stored,
    a_change_of_the_moment_of_creation_is_not_stored,
    a_change_leaves_other_records_alone,
    a_change_of_a_record_that_never_was_is_refused,
);

async fn zephyr(harness: &Harness) -> Model {
    let given = sample::patch().tags(&["code", "old"]).notes("ancient");
    harness.put(sample::new_model_with(harness.workspace().await, "Zephyr", given)).await
}

fn noted(model: Model, text: &str) -> Change {
    model.apply(sample::patch().notes(text).into(), sample::stamp(9))
}

async fn a_stored_change_is_at_the_next_revision(harness: &Harness) {
    let model = zephyr(harness).await;
    assert_eq!(harness.save(noted(model, "new")).await.revision, 2);
}

async fn a_hundred_changes_make_a_hundred_revisions(harness: &Harness) {
    let mut model = zephyr(harness).await;
    for number in 0..100 {
        model = harness.save(noted(model, &number.to_string())).await;
    }
    assert_eq!(model.revision, 101);
}

async fn a_stored_change_is_found_as_it_was_returned(harness: &Harness) {
    let model = zephyr(harness).await;
    let change = noted(model, "new");
    let expected = Model { revision: 2, ..change.model.clone() };
    let saved = harness.save(change).await;
    assert_eq!(saved, expected);
    assert_eq!(harness.stored(saved.id).await, expected);
}

async fn every_changed_field_is_stored_exactly(harness: &Harness) {
    let model = zephyr(harness).await;
    let mut change = model.apply(sample::full_patch().name("Mistral").into(), sample::stamp(9));
    change.model.hub = Some(sample::full_facts("org/name"));
    let expected = Model { revision: 2, ..change.model.clone() };
    assert_eq!(harness.save(change).await, expected);
    assert_eq!(harness.stored(expected.id).await, expected);
}

async fn emptied_fields_are_stored_as_empty(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::new_model_with(workspace, "Zephyr", sample::full_patch())).await;
    let fields = sample::new_model(workspace, "Zephyr").fields;
    let saved = harness.save(model.replace(fields.clone(), sample::stamp(9))).await;
    assert_eq!(harness.stored(saved.id).await.fields, fields);
}

async fn tags_are_replaced(harness: &Harness) {
    let model = zephyr(harness).await;
    let workspace = model.workspace_id;
    harness.save(model.apply(sample::patch().tags(&["code", "new"]).into(), sample::stamp(9))).await;
    for (tag, count) in [("code", 1), ("new", 1), ("old", 0)] {
        assert_eq!(harness.names(workspace, &format!("tag:{tag}")).await.len(), count, "{tag}");
    }
}

async fn words_are_found_where_they_stand_now(harness: &Harness) {
    let model = zephyr(harness).await;
    let workspace = model.workspace_id;
    harness.save(noted(model, "modern")).await;
    assert_eq!(harness.names(workspace, "modern").await, ["Zephyr"]);
    assert_eq!(harness.names(workspace, "ancient").await, [""; 0]);
}

async fn a_former_id_that_is_learned_later_is_found(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::captured(workspace, sample::facts("Org/Name"))).await;
    let renamed = HubFacts { aliases: vec!["Old/Name".to_owned()], ..sample::facts("New/Name") };
    let saved = harness
        .save(model.refresh(renamed, &RefreshChoice::default(), sample::stamp(9)).unwrap().change)
        .await;
    let pairs = ["new/name", "old/name", "org/name"].map(|key| (key.to_owned(), saved.id));
    assert_eq!(harness.kept(workspace, &["new/name", "old/name", "org/name"]).await, pairs);
}

async fn an_id_that_a_record_no_longer_answers_to_is_not_found(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::captured(workspace, sample::facts("org/name"))).await;
    let model = Model { hub: Some(sample::facts("org/other")), ..model };
    let saved = harness.save(Change { model, events: Vec::new() }).await;
    let expected = [("org/other".to_owned(), saved.id)];
    assert_eq!(harness.kept(workspace, &["org/name", "org/other"]).await, expected);
}

async fn events_are_stored_in_their_order(harness: &Harness) {
    let model = zephyr(harness).await;
    let created = harness.events(model.id).await;
    let change = model.apply(sample::full_patch().into(), sample::stamp(9));
    let expected = [created, change.events.clone()].concat();
    let saved = harness.save(change).await;
    assert_eq!(harness.events(saved.id).await, expected);
}

async fn a_change_without_events_is_stored_too(harness: &Harness) {
    let model = harness.put(sample::captured(harness.workspace().await, sample::facts("org/name"))).await;
    let change = model.apply(sample::patch().license("apache-2.0").into(), sample::stamp(9));
    assert_eq!(change.events, []);
    let stored = harness.stored(harness.save(change).await.id).await;
    assert!(stored.provenance.is_users(Field::License) && stored.revision == 2);
}

async fn a_record_comes_back_from_the_trash_as_it_was(harness: &Harness) {
    let model = harness.put(sample::captured(harness.workspace().await, sample::full_facts("a/b"))).await;
    let trashed = harness.trash(model.clone()).await;
    assert_eq!(trashed.deleted_at, Some(sample::moment(1_000)));
    let restored = harness.save(trashed.restore(sample::stamp(2_000))).await;
    let expected = Model { revision: 3, updated_at: sample::moment(2_000), ..model };
    assert_eq!(harness.stored(restored.id).await, expected);
    assert_eq!(harness.kept(expected.workspace_id, &["a/b"]).await.len(), 1);
    assert_eq!(harness.names(expected.workspace_id, "").await, ["b"]);
}

async fn a_change_of_the_workspace_is_not_stored(harness: &Harness) {
    let (model, bob) = (zephyr(harness).await, harness.person("bob").await);
    let ours = model.workspace_id;
    let model = Model { workspace_id: bob.workspace, ..model };
    let id = harness.save(noted(model, "new")).await.id;
    assert_eq!(harness.stored(id).await.workspace_id, ours);
    assert_eq!(harness.names(bob.workspace, "").await, [""; 0]);
    assert_eq!(harness.names(ours, "").await, ["Zephyr"]);
}

async fn a_change_of_the_moment_of_creation_is_not_stored(harness: &Harness) {
    let model = zephyr(harness).await;
    let id = harness.save(noted(Model { created_at: sample::moment(-5), ..model }, "new")).await.id;
    assert_eq!(harness.stored(id).await.created_at, sample::moment(0));
}

async fn a_change_leaves_other_records_alone(harness: &Harness) {
    let model = zephyr(harness).await;
    let other = sample::new_model_with(model.workspace_id, "Other", sample::full_patch());
    let other = harness.put(other).await;
    harness.save(model.apply(ModelPatch::from(sample::full_patch()), sample::stamp(9))).await;
    assert_eq!(harness.stored(other.id).await, other);
    assert_eq!(harness.events(other.id).await.len(), 1);
}

async fn a_change_of_a_record_that_never_was_is_refused(harness: &Harness) {
    let model = Model { id: ModelId::from(1_000_000_000), ..zephyr(harness).await };
    let refused = harness.models.save(noted(model, "new")).await;
    assert!(matches!(refused, Err(SaveError::NotFound)), "{refused:?}");
}
