//! Since when a model has its status.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::listing::{PageRequest, Sort};
use trackml_domain::model::{Model, ModelPatch, NewModel, RefreshChoice};
use trackml_domain::status::Status;

crate::contracts::suite!(model_since at contracts::models::since:
    a_new_model_has_its_status_since_it_was_kept,
    a_changed_status_is_of_the_change,
    the_same_status_again_is_as_old_as_it_was,
    a_status_that_comes_back_is_new,
    other_changes_leave_it,
    the_trash_and_a_move_leave_it,
    a_copy_keeps_it,
    it_is_looked_for_and_sorted_by,
);

/// A model that was kept at ten, and studied from twenty on.
async fn studied(harness: &Harness) -> Model {
    let workspace = harness.workspace().await;
    let new = sample::new_model_at(workspace, "Zephyr", ModelPatch::default(), sample::stamp(10));
    let model = harness.put(new).await;
    harness.save(model.change_status(Status::Studying, sample::stamp(20))).await
}

async fn a_new_model_has_its_status_since_it_was_kept(harness: &Harness) {
    let workspace = harness.workspace().await;
    for given in [sample::patch(), sample::full_patch()] {
        let model = harness.put(sample::new_model_at(workspace, "Zephyr", given, sample::stamp(10))).await;
        assert_eq!(harness.stored(model.id).await.status_since, sample::moment(10));
    }
    let captured = harness.put(sample::captured(workspace, sample::facts("org/name"))).await;
    assert_eq!(harness.stored(captured.id).await.status_since, sample::moment(0));
}

async fn a_changed_status_is_of_the_change(harness: &Harness) {
    let model = studied(harness).await;
    assert_eq!((model.status_since, model.updated_at), (sample::moment(20), sample::moment(20)));
    assert_eq!(harness.stored(model.id).await, model);
}

async fn the_same_status_again_is_as_old_as_it_was(harness: &Harness) {
    let model = studied(harness).await;
    let model = harness.save(model.change_status(Status::Studying, sample::stamp(30))).await;
    assert_eq!(harness.stored(model.id).await.status_since, sample::moment(20));
}

async fn a_status_that_comes_back_is_new(harness: &Harness) {
    let model = studied(harness).await;
    let model = harness.save(model.change_status(Status::Using, sample::stamp(30))).await;
    let model = harness.save(model.change_status(Status::Studying, sample::stamp(40))).await;
    assert_eq!(harness.stored(model.id).await.status_since, sample::moment(40));
}

async fn other_changes_leave_it(harness: &Harness) {
    let model = studied(harness).await;
    let given = sample::full_patch().status(Status::Studying);
    let model = harness.save(model.apply(given.into(), sample::stamp(30))).await;
    let facts = HubFacts { sha: Some("new".to_owned()), ..sample::facts("org/name") };
    let model = harness
        .save(model.refresh(facts, &RefreshChoice::default(), sample::stamp(40)).unwrap().change)
        .await;
    let stored = harness.stored(model.id).await;
    // Nor is a record touched by new facts that change none of its fields.
    assert_eq!((stored.status_since, stored.updated_at), (sample::moment(20), sample::moment(30)));
}

async fn the_trash_and_a_move_leave_it(harness: &Harness) {
    let bob = harness.person("bob").await.workspace;
    let model = studied(harness).await;
    let model = harness.trash(model).await;
    assert_eq!(harness.stored(model.id).await.status_since, sample::moment(20));
    let model = harness.save(model.restore(sample::stamp(2_000))).await;
    let model = harness.models.relocate(model.move_to(bob, sample::stamp(3_000))).await.unwrap();
    assert_eq!(harness.stored(model.id).await.status_since, sample::moment(20));
}

async fn a_copy_keeps_it(harness: &Harness) {
    let bob = harness.person("bob").await.workspace;
    let model = studied(harness).await;
    let copy = harness.put(NewModel::copy_of(&model, bob, sample::stamp(50))).await;
    let stored = harness.stored(copy.id).await;
    assert_eq!((stored.status_since, stored.created_at), (sample::moment(20), sample::moment(50)));
}

async fn it_is_looked_for_and_sorted_by(harness: &Harness) {
    const DAY: i64 = 24 * 60 * 60;
    let workspace = harness.workspace().await;
    for (name, changed) in [("a", -20 * DAY), ("b", -5 * DAY), ("c", -40 * DAY)] {
        let new = sample::new_model_at(workspace, name, ModelPatch::default(), sample::stamp(-100 * DAY));
        let model = harness.put(new).await;
        let model = harness.save(model.change_status(Status::Using, sample::stamp(changed))).await;
        harness.save(model.apply(sample::patch().rating(3).into(), sample::stamp(0))).await;
    }
    assert_eq!(harness.names(workspace, "since:<30d").await, ["a", "b"]);
    assert_eq!(harness.names(workspace, "since:>30d").await, ["c"]);
    let request = PageRequest { sort: Sort::parse("-since").unwrap(), ..PageRequest::default() };
    let page = harness.page(workspace, "", &request).await;
    let names: Vec<String> = page.items.into_iter().map(|item| item.name.into()).collect();
    assert_eq!(names, ["b", "a", "c"]);
}
