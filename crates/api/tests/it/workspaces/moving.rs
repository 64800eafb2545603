use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_moved_model_keeps_its_history_and_its_tags,
    a_copied_model_has_the_history_of_its_original,
    a_move_needs_an_editor_on_both_sides,
    whoever_reads_a_model_may_keep_a_copy,
    a_move_on_a_stale_copy_is_refused,
    a_move_to_where_it_stands_changes_nothing,
    a_move_to_a_workspace_that_is_none_of_ones_own_is_not_found,
    bad_moves_name_their_field,
);

async fn kinds(person: &TestUser<'_>, id: &Value) -> Vec<String> {
    let history = person.get(&format!("/models/{id}/history")).await.body;
    let items = history["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

async fn move_to(person: &TestUser<'_>, id: &Value, to: i64) -> Answer {
    person.post(&format!("/models/{id}/move"), json!({"workspace_id": to})).await
}

async fn a_moved_model_keeps_its_history_and_its_tags(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let id = json!(ada.keep(json!({"name": "Zephyr", "tags": ["fast"], "notes": "my words"})).await);
    ada.patch(&format!("/models/{id}"), json!({"rating": 5})).await;
    let moved = move_to(&ada, &id, team).await;
    assert_eq!((moved.status, moved.header("etag")), (200, Some("\"3\"")));
    assert_eq!((&moved.body["workspace_id"], &moved.body["notes"]), (&json!(team), &json!("my words")));
    assert_eq!(ada.total().await, 0);
    assert_eq!(bob.get(&format!("/models?workspace={team}&tag=fast")).await.body["total"], 1);
    assert_eq!(kinds(&bob, &id).await, ["moved", "field_edited", "created"]);
}

async fn a_copied_model_has_the_history_of_its_original(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let id = json!(ada.keep(json!({"name": "Zephyr", "tags": ["fast"]})).await);
    ada.patch(&format!("/models/{id}"), json!({"rating": 5})).await;
    let copy = ada.post(&format!("/models/{id}/move"), json!({"workspace_id": team, "copy": true})).await;
    assert_eq!((copy.status, copy.header("etag")), (201, Some("\"1\"")));
    let new = &copy.body["id"];
    assert_eq!(copy.header("location"), Some(format!("/api/v1/models/{new}").as_str()));
    assert_eq!((&copy.body["rating"], &copy.body["tags"]), (&json!(5), &json!(["fast"])));
    assert_eq!(kinds(&ada, new).await, ["copied", "field_edited", "created"]);
    assert_eq!(kinds(&ada, &id).await, ["field_edited", "created"]);
    assert_eq!(ada.total().await, 1);
}

async fn a_move_needs_an_editor_on_both_sides(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let (from, to) = (ada.workspace("From").await, ada.workspace("To").await);
    let id = ada.post(&format!("/models?workspace={from}"), json!({"name": "a"})).await.body["id"].clone();
    ada.share(from, &bob, "viewer").await;
    ada.share(to, &bob, "viewer").await;
    assert_eq!(move_to(&bob, &id, to).await.status, 403);
    let role = |workspace: i64| format!("/workspaces/{workspace}/members/{}", bob.id);
    ada.patch(&role(from), json!({"role": "editor"})).await;
    assert_eq!(move_to(&bob, &id, to).await.status, 403);
    ada.patch(&role(to), json!({"role": "editor"})).await;
    assert_eq!(move_to(&bob, &id, to).await.status, 200);
}

async fn whoever_reads_a_model_may_keep_a_copy(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    let id = ada.post(&format!("/models?workspace={team}"), json!({"name": "a"})).await.body["id"].clone();
    ada.share(team, &bob, "viewer").await;
    let own = bob.get("/workspaces").await.body["items"][0]["id"].clone();
    let ask = json!({"workspace_id": own, "copy": true});
    assert_eq!(bob.post(&format!("/models/{id}/move"), ask).await.status, 201);
    assert_eq!(bob.total().await, 1);
    assert_eq!(
        bob.post(&format!("/models/{id}/move"), json!({"workspace_id": team, "copy": true})).await.status,
        403
    );
}

async fn a_move_on_a_stale_copy_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let id = ada.keep(json!({"name": "a"})).await;
    ada.patch(&format!("/models/{id}"), json!({"rating": 5})).await;
    let stale = ada.request(Method::POST, &format!("/models/{id}/move")).header("if-match", "\"1\"");
    assert_eq!(Answer::to(stale.json(&json!({"workspace_id": team}))).await.status, 412);
    assert_eq!(ada.total().await, 1);
}

async fn a_move_to_where_it_stands_changes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let own = ada.get("/workspaces").await.body["items"][0]["id"].as_i64().unwrap();
    let id = json!(ada.keep(json!({"name": "a"})).await);
    assert_eq!(move_to(&ada, &id, own).await.body["revision"], 1);
    assert_eq!(kinds(&ada, &id).await, ["created"]);
}

async fn a_move_to_a_workspace_that_is_none_of_ones_own_is_not_found(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let team = eve.workspace("Team").await;
    let id = json!(ada.keep(json!({"name": "a"})).await);
    for to in [team, 999_999] {
        assert_eq!(move_to(&ada, &id, to).await.body["code"], "workspace_not_found");
    }
    assert_eq!(move_to(&eve, &id, team).await.body["code"], "model_not_found");
    assert_eq!(ada.total().await, 1);
}

async fn bad_moves_name_their_field(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "a"})).await;
    let path = format!("/models/{id}/move");
    assert_eq!(ada.post(&path, json!({})).await.problem(422), "workspace_id required");
    assert_eq!(ada.post(&path, json!({"workspace_id": "x"})).await.problem(422), "workspace_id wrong_type");
    assert_eq!(ada.post(&path, json!({"workspace_id": 1, "to": 2})).await.problem(422), "to unknown_field");
}
