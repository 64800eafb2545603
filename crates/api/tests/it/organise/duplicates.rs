use super::{has_a_tag, without_request};
use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    records_are_grouped_by_what_they_have_in_common,
    a_group_shows_its_records_as_a_list_does,
    neither_the_trash_nor_another_workspace_has_a_duplicate,
    an_unchanged_list_is_not_sent_again,
    an_unknown_parameter_is_refused,
);

/// Why and which, of each group.
async fn groups(user: &TestUser<'_>, parameters: &str) -> Vec<Value> {
    let list = user.get(&format!("/models/duplicates{parameters}")).await;
    assert_eq!(list.status, 200, "{}", list.body);
    let group = |group: &Value| {
        let ids: Vec<&Value> = group["models"].as_array().unwrap().iter().map(|model| &model["id"]).collect();
        json!([group["reason"], ids])
    };
    list.body["items"].as_array().unwrap().iter().map(group).collect()
}

async fn records_are_grouped_by_what_they_have_in_common(app: TestApp) {
    let ada = app.user("ada").await;
    let mut names = Vec::new();
    for name in ["Llama 3.1", "llama-3.1", "LLAMA_3.1"] {
        names.push(ada.keep(json!({"name": name})).await);
    }
    ada.keep(json!({"name": "Llama 3.2"})).await;
    let mut twins = Vec::new();
    for _ in 0..2 {
        twins.push(ada.keep(json!({"source": "lumen-labs/Aurora-7B"})).await);
    }
    for developer in ["Acme", "Northwind"] {
        ada.keep(json!({"name": "Rocket", "developer": developer})).await;
    }
    assert_eq!(groups(&ada, "").await, [json!(["name", names]), json!(["hub_id", twins])]);
}

async fn a_group_shows_its_records_as_a_list_does(app: TestApp) {
    let ada = app.user("ada").await;
    for _ in 0..2 {
        ada.keep(json!({"name": "Rocket", "tags": ["code"], "rating": 3})).await;
    }
    let list = ada.get("/models?sort=created_at").await.body;
    let expected = json!({
        "items": [{"reason": "name", "models": list["items"]}],
        "next_cursor": null,
        "total": 1,
    });
    assert_eq!(ada.get("/models/duplicates").await.body, expected);
}

async fn neither_the_trash_nor_another_workspace_has_a_duplicate(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let (_, trashed) = (ada.keep(json!({"name": "Rocket"})).await, ada.keep(json!({"name": "Rocket"})).await);
    eve.keep(json!({"name": "Rocket"})).await;
    ada.post(&format!("/models?workspace={team}"), json!({"name": "Rocket"})).await;
    assert_eq!(groups(&ada, "").await.len(), 1);
    ada.delete(&format!("/models/{trashed}")).await;
    let there = format!("?workspace={team}");
    for (person, parameters) in [(&ada, ""), (&ada, there.as_str()), (&bob, there.as_str()), (&eve, "")] {
        assert_eq!(groups(person, parameters).await, Vec::<Value>::new());
    }
    let path = format!("/models/duplicates{there}");
    let (refused, missing) = (eve.get(&path).await, eve.get("/models/duplicates?workspace=999999").await);
    refused.problem(404);
    assert_eq!(without_request(refused), without_request(missing));
}

async fn an_unchanged_list_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    has_a_tag(&ada, "/models/duplicates").await;
    let before = ada.get("/models/duplicates").await.header("etag").unwrap().to_owned();
    for _ in 0..2 {
        ada.keep(json!({"name": "Rocket"})).await;
    }
    assert_ne!(ada.get("/models/duplicates").await.header("etag"), Some(before.as_str()));
    let reads = ada.with_token(ada.api_token("read").await);
    assert_eq!(groups(&reads, "").await.len(), 1);
}

async fn an_unknown_parameter_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(ada.get("/models/duplicates?limit=1").await.problem(422), "limit unknown_parameter");
}
