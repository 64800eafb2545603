//! Which models answer to Hub keys.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::Model;

crate::contracts::suite!(model_kept at contracts::models::kept:
    a_key_that_nothing_answers_to_has_no_pair,
    no_keys_have_no_pairs,
    each_key_that_is_answered_to_has_a_pair,
    a_model_answers_to_each_of_its_keys,
    a_key_is_compared_as_a_whole,
    a_model_in_the_trash_does_not_answer,
    a_model_of_another_workspace_does_not_answer,
    of_several_models_the_oldest_answers,
    of_several_models_the_oldest_outside_the_trash_answers,
    a_thousand_keys_can_be_asked_for_at_once,
);

async fn put(harness: &Harness, workspace: WorkspaceId, id: &str) -> Model {
    harness.put(sample::captured(workspace, sample::facts(id))).await
}

fn pair(key: &str, model: &Model) -> (String, ModelId) {
    (key.to_owned(), model.id)
}

async fn a_key_that_nothing_answers_to_has_no_pair(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "org/name").await;
    assert_eq!(harness.kept(workspace, &["org/other"]).await, []);
}

async fn no_keys_have_no_pairs(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "org/name").await;
    assert_eq!(harness.kept(workspace, &[]).await, []);
}

async fn each_key_that_is_answered_to_has_a_pair(harness: &Harness) {
    let workspace = harness.workspace().await;
    let (a, b) = (put(harness, workspace, "org/a").await, put(harness, workspace, "org/b").await);
    put(harness, workspace, "org/c").await;
    let pairs = harness.kept(workspace, &["org/b", "org/x", "org/a"]).await;
    assert_eq!(pairs, [pair("org/a", &a), pair("org/b", &b)]);
}

async fn a_model_answers_to_each_of_its_keys(harness: &Harness) {
    let workspace = harness.workspace().await;
    let facts =
        HubFacts { aliases: vec!["BERT".to_owned(), "ORG/NAME".to_owned()], ..sample::facts("Org/Name") };
    let model = harness.put(sample::captured(workspace, facts)).await;
    let pairs = harness.kept(workspace, &["bert", "org/name"]).await;
    assert_eq!(pairs, [pair("bert", &model), pair("org/name", &model)]);
}

async fn a_key_is_compared_as_a_whole(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "org/name_1").await;
    let similar = ["org/name", "org/name_12", "org/namex1", "name_1", "org/%", "%"];
    assert_eq!(harness.kept(workspace, &similar).await, []);
}

async fn a_model_in_the_trash_does_not_answer(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = put(harness, workspace, "org/name").await;
    harness.trash(model).await;
    assert_eq!(harness.kept(workspace, &["org/name"]).await, []);
}

async fn a_model_of_another_workspace_does_not_answer(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    put(harness, bob.workspace, "org/name").await;
    assert_eq!(harness.kept(ada.workspace, &["org/name"]).await, []);
}

async fn of_several_models_the_oldest_answers(harness: &Harness) {
    let workspace = harness.workspace().await;
    let oldest = put(harness, workspace, "org/name").await;
    put(harness, workspace, "Org/Name").await;
    // A change makes a model no younger.
    harness.save(oldest.clone().apply(sample::patch().notes("new").into(), sample::stamp(9))).await;
    assert_eq!(harness.kept(workspace, &["org/name"]).await, [pair("org/name", &oldest)]);
}

async fn of_several_models_the_oldest_outside_the_trash_answers(harness: &Harness) {
    let workspace = harness.workspace().await;
    let oldest = put(harness, workspace, "org/name").await;
    let second = put(harness, workspace, "org/name").await;
    put(harness, workspace, "org/name").await;
    harness.trash(oldest).await;
    assert_eq!(harness.kept(workspace, &["org/name"]).await, [pair("org/name", &second)]);
}

async fn a_thousand_keys_can_be_asked_for_at_once(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = put(harness, workspace, "org/999").await;
    let keys: Vec<String> = (0..1_000).map(|number| format!("org/{number}")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    assert_eq!(harness.kept(workspace, &keys).await, [pair("org/999", &model)]);
}
