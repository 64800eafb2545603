//! Records that were made from others.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::hub_facts::{BaseModel, HubFacts, Relation};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::model::{Model, RefreshChoice};

crate::contracts::suite!(model_relatives at contracts::models::relatives:
    what_was_made_from_a_model_is_found_by_its_id_in_any_case,
    the_trash_and_other_workspaces_have_no_relatives_here,
    relatives_follow_the_facts,
    no_more_are_found_than_are_asked_for,
    several_records_stand_in_the_order_of_their_ids_as_asked,
);

fn made_from(id: &str, bases: &[&str]) -> HubFacts {
    let base = |id: &&str| BaseModel { id: (*id).to_owned(), relation: Relation::Finetune, license: None };
    HubFacts { base_models: bases.iter().map(base).collect(), ..sample::facts(id) }
}

async fn put(harness: &Harness, workspace: WorkspaceId, id: &str, bases: &[&str]) -> Model {
    harness.put(sample::captured(workspace, made_from(id, bases))).await
}

async fn found(
    harness: &Harness,
    workspace: WorkspaceId,
    keys: &[&str],
    most: u32,
) -> Vec<(String, ModelId)> {
    let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    harness.models.made_from(workspace, &keys, most).await.unwrap()
}

async fn what_was_made_from_a_model_is_found_by_its_id_in_any_case(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "a/Base", &[]).await;
    let chat = put(harness, workspace, "b/Chat", &["A/Base"]).await;
    let blend = put(harness, workspace, "b/Blend", &["a/BASE", "a/Other", "a/base"]).await;
    let pairs = found(harness, workspace, &["a/base", "a/other"], 9).await;
    let expected = [("a/base".into(), chat.id), ("a/base".into(), blend.id), ("a/other".into(), blend.id)];
    assert_eq!(pairs, expected);
    assert_eq!(found(harness, workspace, &["b/chat"], 9).await, []);
}

async fn the_trash_and_other_workspaces_have_no_relatives_here(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    put(harness, bob.workspace, "b/Chat", &["a/base"]).await;
    let gone = put(harness, ada.workspace, "b/Gone", &["a/base"]).await;
    harness.trash(gone).await;
    assert_eq!(found(harness, ada.workspace, &["a/base"], 9).await, []);
}

async fn relatives_follow_the_facts(harness: &Harness) {
    let ada = harness.person("ada").await;
    let team = harness.shared(&ada, "Team").await;
    let model = put(harness, ada.workspace, "b/Chat", &["a/base"]).await;
    let now = made_from("b/Chat", &["a/new"]);
    let change = model.refresh(now, &RefreshChoice::default(), sample::stamp(9)).unwrap().change;
    let model = harness.save(change).await;
    assert_eq!(found(harness, ada.workspace, &["a/base"], 9).await, []);
    assert_eq!(found(harness, ada.workspace, &["a/new"], 9).await, [("a/new".into(), model.id)]);
    let moved = harness.models.relocate(model.move_to(team, sample::stamp(10))).await.unwrap();
    assert_eq!(found(harness, ada.workspace, &["a/new"], 9).await, []);
    assert_eq!(found(harness, team, &["a/new"], 9).await, [("a/new".into(), moved.id)]);
}

async fn no_more_are_found_than_are_asked_for(harness: &Harness) {
    let workspace = harness.workspace().await;
    let first = put(harness, workspace, "b/1", &["a/base"]).await;
    put(harness, workspace, "b/2", &["a/base"]).await;
    assert_eq!(found(harness, workspace, &["a/base"], 1).await, [("a/base".into(), first.id)]);
}

async fn several_records_stand_in_the_order_of_their_ids_as_asked(harness: &Harness) {
    let workspace = harness.workspace().await;
    let (one, two) = (put(harness, workspace, "b/1", &[]).await, put(harness, workspace, "b/2", &[]).await);
    let ids = [two.id, 1_000_000_000.into(), one.id];
    assert_eq!(harness.models.several(&ids).await.unwrap(), [two, one]);
}
