//! Records by their key.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::id::ModelId;

crate::contracts::suite!(model_finding at contracts::models::find:
    a_record_that_never_was_is_not_found,
    a_record_is_found_among_others,
    a_record_in_the_trash_is_found,
    records_of_every_workspace_are_found,
);

async fn a_record_that_never_was_is_not_found(harness: &Harness) {
    harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    for id in [i64::MIN, -1, 0, 1_000_000_000, i64::MAX] {
        assert_eq!(harness.models.find(ModelId::from(id)).await.unwrap(), None, "{id}");
    }
}

async fn a_record_is_found_among_others(harness: &Harness) {
    let workspace = harness.workspace().await;
    let full = || sample::new_model_with(workspace, "Zephyr", sample::full_patch());
    let [_, second, _] = [harness.put(full()).await, harness.put(full()).await, harness.put(full()).await];
    assert_eq!(harness.stored(second.id).await, second);
}

async fn a_record_in_the_trash_is_found(harness: &Harness) {
    let model = harness.put(sample::new_model(harness.workspace().await, "Zephyr")).await;
    let trashed = harness.trash(model).await;
    assert_eq!(harness.stored(trashed.id).await, trashed);
}

async fn records_of_every_workspace_are_found(harness: &Harness) {
    for name in ["ada", "bob"] {
        let workspace = harness.person(name).await.workspace;
        let model = harness.put(sample::new_model(workspace, "Zephyr")).await;
        assert_eq!(harness.stored(model.id).await.workspace_id, workspace);
    }
}
