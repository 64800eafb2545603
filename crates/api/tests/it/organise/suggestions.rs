use super::{has_a_tag, tagged, without_request};
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    ones_own_words_are_suggested_before_those_of_the_hub,
    an_unchanged_list_is_not_sent_again,
    a_record_that_one_may_not_see_has_no_suggestions,
);

async fn ones_own_words_are_suggested_before_those_of_the_hub(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada
        .keep(json!({"name": "Rocket", "developer": "acme", "tags": ["mine"], "notes": "for the phone"}))
        .await;
    let path = format!("/models/{id}/tag-suggestions");
    assert_eq!(ada.get(&path).await.body, json!({"items": [], "next_cursor": null, "total": 0}));
    tagged(&ada, [&["phone", "mine"], &["phone"], &["unrelated"]]).await;
    ada.keep(json!({"name": "Sibling", "developer": "Acme", "tags": ["rockets"]})).await;
    let expected = json!({
        "items": [
            {"name": "phone", "models": 2, "reason": "text"},
            {"name": "rockets", "models": 1, "reason": "similar"},
        ],
        "next_cursor": null,
        "total": 2,
    });
    assert_eq!(ada.get(&path).await.body, expected);
    // Of the Hub's words only those that nobody here has are new.
    let captured = ada.keep(json!({"source": "lumen-labs/Aurora-7B", "tags": []})).await;
    let list = ada.get(&format!("/models/{captured}/tag-suggestions")).await.body;
    let items = list["items"].as_array().unwrap();
    assert!(items.iter().all(|item| item["reason"] == "new" && item["models"] == 0), "{list}");
    let first = items[0]["name"].clone();
    ada.patch(&format!("/models/{id}"), json!({"tags": [first]})).await;
    let list = ada.get(&format!("/models/{captured}/tag-suggestions")).await.body;
    assert_eq!(list["items"][0], json!({"name": first, "models": 1, "reason": "hub"}));
}

async fn an_unchanged_list_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    let path = format!("/models/{a}/tag-suggestions");
    has_a_tag(&ada, &path).await;
    let before = ada.get(&path).await.header("etag").unwrap().to_owned();
    tagged(&ada, [&["code"]]).await;
    assert_ne!(ada.get(&path).await.header("etag"), Some(before.as_str()));
}

async fn a_record_that_one_may_not_see_has_no_suggestions(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let id = ada.post(&format!("/models?workspace={team}"), json!({"name": "x"})).await.body["id"].clone();
    ada.post(&format!("/models?workspace={team}"), json!({"name": "y", "tags": ["ours"]})).await;
    let path = format!("/models/{id}/tag-suggestions");
    assert_eq!(bob.get(&path).await.body["items"][0]["name"], "ours");
    let (refused, missing) = (eve.get(&path).await, eve.get("/models/999999/tag-suggestions").await);
    refused.problem(404);
    assert_eq!(without_request(refused), without_request(missing));
    eve.get("/models/x/tag-suggestions").await.problem(404);
    ada.delete(&format!("/models/{id}")).await;
    ada.get(&path).await.problem(404);
}
