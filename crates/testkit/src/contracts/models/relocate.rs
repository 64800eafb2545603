//! The contract of `ModelRepository::relocate`, and of copies.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::model::{EventKind, ModelPatch, NewModel};
use trackml_domain::tag::{Tag, Tags};
use trackml_ports::SaveError;

crate::contracts::suite!(model_relocation at contracts::models::relocate:
    a_moved_record_stands_in_the_other_workspace_alone,
    a_moved_record_keeps_its_values_and_its_history,
    a_moved_record_takes_its_tags_and_hub_ids_along,
    a_record_that_was_changed_meanwhile_is_not_moved,
    a_copy_has_the_values_and_the_history_of_its_original,
    a_copy_and_its_original_go_separate_ways,
);

fn tagged(tag: &str) -> ModelPatch {
    ModelPatch { tags: Some(Tags::first([Tag::parse(tag).unwrap()])), ..ModelPatch::default() }
}

async fn a_moved_record_stands_in_the_other_workspace_alone(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let model = harness.put(sample::new_model(ada.workspace, "Zephyr")).await;
    let moved = harness.models.relocate(model.move_to(bob.workspace, sample::stamp(5))).await.unwrap();
    assert_eq!(moved.workspace_id, bob.workspace);
    assert_eq!(harness.stored(moved.id).await, moved);
    assert_eq!(harness.names(ada.workspace, "").await, [""; 0]);
    assert_eq!(harness.names(bob.workspace, "").await, ["Zephyr"]);
}

async fn a_moved_record_keeps_its_values_and_its_history(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let model = harness.put(sample::captured(ada.workspace, sample::facts("org/name"))).await;
    let before = harness.events(model.id).await;
    let moved =
        harness.models.relocate(model.clone().move_to(bob.workspace, sample::stamp(5))).await.unwrap();
    assert_eq!(
        (&moved.fields, &moved.hub, &moved.provenance),
        (&model.fields, &model.hub, &model.provenance)
    );
    assert_eq!(
        (moved.id, moved.revision, moved.created_at),
        (model.id, model.revision + 1, model.created_at)
    );
    let after = harness.events(model.id).await;
    assert_eq!(after[..before.len()], before);
    let (from, to) = (ada.workspace.get(), bob.workspace.get());
    assert_eq!(after.last().unwrap().kind, EventKind::Moved { from, to });
}

async fn a_moved_record_takes_its_tags_and_hub_ids_along(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let model = harness.put(sample::captured(ada.workspace, sample::facts("org/name"))).await;
    let model = harness.save(model.apply(tagged("fast"), sample::stamp(4))).await;
    harness.models.relocate(model.clone().move_to(bob.workspace, sample::stamp(5))).await.unwrap();
    assert_eq!(harness.names(bob.workspace, "tag:fast").await, ["name"]);
    assert_eq!(harness.kept(bob.workspace, &["org/name"]).await, [("org/name".to_owned(), model.id)]);
    assert_eq!(harness.kept(ada.workspace, &["org/name"]).await, []);
}

async fn a_record_that_was_changed_meanwhile_is_not_moved(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let seen = harness.put(sample::new_model(ada.workspace, "Zephyr")).await;
    harness.save(seen.clone().apply(tagged("fast"), sample::stamp(4))).await;
    let refused = harness.models.relocate(seen.move_to(bob.workspace, sample::stamp(5))).await;
    assert!(matches!(refused, Err(SaveError::Stale { current: 2 })), "{refused:?}");
    assert_eq!(harness.names(ada.workspace, "").await, ["Zephyr"]);
    assert_eq!(harness.names(bob.workspace, "").await, [""; 0]);
}

async fn a_copy_has_the_values_and_the_history_of_its_original(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let model = harness.put(sample::captured(ada.workspace, sample::facts("org/name"))).await;
    let model = harness.save(model.apply(tagged("fast"), sample::stamp(4))).await;
    let copy = harness.put(NewModel::copy_of(&model, bob.workspace, sample::stamp(5))).await;
    assert_eq!((&copy.fields, &copy.hub, &copy.provenance), (&model.fields, &model.hub, &model.provenance));
    assert_eq!((copy.revision, copy.created_at), (1, sample::moment(5)));
    assert_eq!(harness.stored(copy.id).await, copy);
    let (original, mut events) = (harness.events(model.id).await, harness.events(copy.id).await);
    let (from_model, from_workspace) = (model.id.get(), ada.workspace.get());
    assert_eq!(events.pop().unwrap().kind, EventKind::Copied { from_model, from_workspace });
    assert_eq!(events, original);
    assert_eq!(harness.stored(model.id).await, model);
}

async fn a_copy_and_its_original_go_separate_ways(harness: &Harness) {
    let ada = harness.person("ada").await;
    let model = harness.put(sample::new_model(ada.workspace, "Zephyr")).await;
    let copy = harness.put(NewModel::copy_of(&model, ada.workspace, sample::stamp(5))).await;
    harness.save(copy.apply(tagged("mine"), sample::stamp(6))).await;
    assert_eq!(harness.stored(model.id).await, model);
    assert_eq!(harness.events(model.id).await.len(), 1);
}
