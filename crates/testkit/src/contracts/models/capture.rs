//! Records that are made only where the workspace has none of the same Hub ids.

use crate::contracts::Harness;
use crate::contracts::harness::race;
use crate::sample;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::NewModel;
use trackml_ports::{Created, Creation};

crate::contracts::suite!(model_capture at contracts::models::capture:
    a_model_that_is_kept_is_not_kept_again,
    a_model_that_is_kept_adds_nothing_to_the_workspace,
    a_model_that_is_kept_adds_nothing_to_the_history,
    a_model_that_is_kept_is_recognised_in_another_case,
    a_model_that_is_kept_under_a_former_id_is_recognised,
    a_model_that_is_asked_for_by_a_former_id_is_recognised,
    two_models_that_share_only_a_former_id_are_the_same,
    a_model_with_a_similar_id_is_another,
    a_model_in_the_trash_does_not_count,
    a_model_of_another_workspace_does_not_count,
    a_model_without_hub_facts_is_always_new,
    a_model_may_be_kept_twice_where_that_is_wanted,
    captures_at_once_make_one_record,
    captures_at_once_by_different_ids_make_one_record,
);

async fn capture(harness: &Harness, new: NewModel) -> Created {
    let how = Creation { unless_kept: true, idempotency: None };
    harness.models.create(new, how).await.unwrap()
}

fn known_as(workspace: WorkspaceId, id: &str, aliases: &[&str]) -> NewModel {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    sample::captured(workspace, HubFacts { aliases, ..sample::facts(id) })
}

/// Asserts that of two models the second is taken for the first.
async fn same(harness: &Harness, first: (&str, &[&str]), second: (&str, &[&str])) {
    let workspace = harness.workspace().await;
    let kept = harness.put(known_as(workspace, first.0, first.1)).await;
    let made = capture(harness, known_as(workspace, second.0, second.1)).await;
    assert_eq!(made, Created::Kept(kept.id));
}

async fn a_model_that_is_kept_is_not_kept_again(harness: &Harness) {
    same(harness, ("org/name", &[]), ("org/name", &[])).await;
}

async fn a_model_that_is_kept_adds_nothing_to_the_workspace(harness: &Harness) {
    let workspace = harness.workspace().await;
    harness.put(known_as(workspace, "org/name", &[])).await;
    capture(harness, known_as(workspace, "org/name", &["org/other"])).await;
    assert_eq!(harness.page(workspace, "", &PageRequest::default()).await.total, 1);
    assert_eq!(harness.kept(workspace, &["org/other"]).await, []);
}

async fn a_model_that_is_kept_adds_nothing_to_the_history(harness: &Harness) {
    let workspace = harness.workspace().await;
    let kept = harness.put(known_as(workspace, "org/name", &[])).await;
    capture(harness, known_as(workspace, "org/name", &[])).await;
    assert_eq!(harness.events(kept.id).await.len(), 1);
    assert_eq!(harness.stored(kept.id).await, kept);
}

async fn a_model_that_is_kept_is_recognised_in_another_case(harness: &Harness) {
    same(harness, ("MistralAI/Mistral-7B", &[]), ("mistralai/mistral-7b", &[])).await;
}

async fn a_model_that_is_kept_under_a_former_id_is_recognised(harness: &Harness) {
    same(harness, ("org/name", &["Former/Name"]), ("former/name", &[])).await;
}

async fn a_model_that_is_asked_for_by_a_former_id_is_recognised(harness: &Harness) {
    same(harness, ("former/name", &[]), ("org/name", &["Former/Name"])).await;
}

async fn two_models_that_share_only_a_former_id_are_the_same(harness: &Harness) {
    same(harness, ("a/name", &["bert", "x/bert"]), ("b/name", &["Bert"])).await;
}

async fn a_model_with_a_similar_id_is_another(harness: &Harness) {
    let workspace = harness.workspace().await;
    harness.put(known_as(workspace, "org/name_1", &[])).await;
    for id in ["org/name", "org/name_12", "org/namex1", "name_1"] {
        let made = capture(harness, known_as(workspace, id, &[])).await;
        assert!(matches!(made, Created::New(_)), "{id} was taken for org/name_1");
    }
}

async fn a_model_in_the_trash_does_not_count(harness: &Harness) {
    let workspace = harness.workspace().await;
    let trashed = harness.put(known_as(workspace, "org/name", &[])).await;
    harness.trash(trashed).await;
    assert!(matches!(capture(harness, known_as(workspace, "org/name", &[])).await, Created::New(_)));
}

async fn a_model_of_another_workspace_does_not_count(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    harness.put(known_as(bob.workspace, "org/name", &[])).await;
    assert!(matches!(capture(harness, known_as(ada.workspace, "org/name", &[])).await, Created::New(_)));
}

async fn a_model_without_hub_facts_is_always_new(harness: &Harness) {
    let workspace = harness.workspace().await;
    capture(harness, sample::new_model(workspace, "In-house")).await;
    let made = capture(harness, sample::new_model(workspace, "In-house")).await;
    assert!(matches!(made, Created::New(_)));
}

async fn a_model_may_be_kept_twice_where_that_is_wanted(harness: &Harness) {
    let workspace = harness.workspace().await;
    let first = harness.put(known_as(workspace, "org/name", &[])).await;
    let second = harness.put(known_as(workspace, "org/name", &[])).await;
    assert_ne!(first.id, second.id);
}

/// Asserts that of eight captures one makes a record and the others name it.
async fn one_of_eight(harness: &Harness, new: impl Fn(usize) -> NewModel) {
    let made = race(|runner| {
        let (models, new) = (harness.models.clone(), new(runner));
        async move {
            let how = Creation { unless_kept: true, idempotency: None };
            models.create(new, how).await.unwrap()
        }
    })
    .await;
    let new = |made: &Created| if let Created::New(model) = made { Some(model.id) } else { None };
    let ids: Vec<_> = made.iter().filter_map(new).collect();
    assert_eq!(ids.len(), 1, "{} records were made", ids.len());
    assert_eq!(made.iter().filter(|made| **made == Created::Kept(ids[0])).count(), 7);
}

async fn captures_at_once_make_one_record(harness: &Harness) {
    let workspace = harness.workspace().await;
    one_of_eight(harness, |_| known_as(workspace, "org/name", &[])).await;
}

async fn captures_at_once_by_different_ids_make_one_record(harness: &Harness) {
    let workspace = harness.workspace().await;
    one_of_eight(harness, |runner| known_as(workspace, &format!("org/name-{runner}"), &["bert"])).await;
}
