//! `POST /models/purge`

use serde_json::json;
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    what_is_purged_is_gone_for_good,
    the_whole_trash_can_be_emptied,
    only_what_is_in_the_trash_can_be_purged,
    only_owners_purge,
    another_number_than_was_seen_purges_nothing,
    what_cannot_be_purged_is_told_by_its_field,
);

/// Two records in the trash and one that is kept.
async fn library(ada: &TestUser<'_>) -> [i64; 3] {
    let mut ids = [0; 3];
    for (id, name) in ids.iter_mut().zip(["Zephyr", "Mistral", "Kept"]) {
        *id = ada.keep(json!({"name": name})).await;
    }
    for id in &ids[..2] {
        assert_eq!(ada.delete(&format!("/models/{id}")).await.status, 204);
    }
    ids
}

async fn in_trash(ada: &TestUser<'_>) -> u64 {
    ada.get("/models?q=is:trashed").await.body["total"].as_u64().unwrap()
}

async fn what_is_purged_is_gone_for_good(app: TestApp) {
    let ada = app.user("ada").await;
    let [first, second, _] = library(&ada).await;
    let answer = ada.post("/models/purge", json!({"ids": [first]})).await;
    assert_eq!((answer.status, &answer.body), (200, &json!({"purged": 1})));
    assert_eq!(ada.post(&format!("/models/{first}/restore"), json!({})).await.status, 404);
    assert_eq!(ada.post(&format!("/models/{second}/restore"), json!({})).await.status, 200);
    let lines = ada.get("/auth/audit").await.body;
    let purged = lines["items"].as_array().unwrap().iter().find(|line| line["kind"] == "models_purged");
    assert_eq!(purged.unwrap()["detail"]["models"], "1", "{lines}");
}

async fn the_whole_trash_can_be_emptied(app: TestApp) {
    let ada = app.user("ada").await;
    library(&ada).await;
    let answer = ada.post("/models/purge", json!({"query": "", "expected": 2})).await;
    assert_eq!(answer.body, json!({"purged": 2}));
    assert_eq!((in_trash(&ada).await, ada.total().await), (0, 1));
    assert_eq!(ada.post("/models/purge", json!({"query": ""})).await.body, json!({"purged": 0}));
}

async fn only_what_is_in_the_trash_can_be_purged(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let [first, _, kept] = library(&ada).await;
    let [his, ..] = library(&bob).await;
    for other in [kept, his, 999_999] {
        let answer = ada.post("/models/purge", json!({"ids": [first, other]})).await;
        assert_eq!(answer.problem(404), "ids not_found");
    }
    assert_eq!((in_trash(&ada).await, in_trash(&bob).await), (2, 2));
}

async fn only_owners_purge(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let answer = bob.post(&format!("/models?workspace={team}"), json!({"name": "Zephyr"})).await;
    let id = answer.body["id"].as_i64().unwrap();
    bob.delete(&format!("/models/{id}")).await;
    let path = format!("/models/purge?workspace={team}");
    assert_eq!(bob.post(&path, json!({"ids": [id]})).await.status, 403);
    assert_eq!(ada.post(&path, json!({"ids": [id]})).await.body, json!({"purged": 1}));
}

async fn another_number_than_was_seen_purges_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    library(&ada).await;
    let answer = ada.post("/models/purge", json!({"query": "is:trashed", "expected": 3})).await;
    assert_eq!(answer.problem(409), "expected stale");
    assert_eq!(in_trash(&ada).await, 2);
}

async fn what_cannot_be_purged_is_told_by_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    library(&ada).await;
    for (body, refused) in [
        (json!({}), "ids required"),
        (json!({"ids": []}), "ids empty"),
        (json!({"ids": [1], "query": ""}), "ids required"),
        (json!({"query": "statsu:using"}), "query unknown_field"),
        (json!({"ids": [1], "forever": true}), "forever unknown_field"),
    ] {
        assert_eq!(ada.post("/models/purge", body.clone()).await.problem(422), refused, "{body}");
    }
    assert_eq!(in_trash(&ada).await, 2);
}
