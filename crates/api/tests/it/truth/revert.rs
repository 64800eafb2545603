use crate::truth::kept_before;
use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    a_refresh_is_reverted_as_a_whole_and_stays_reverted,
    an_edit_is_reverted,
    what_was_written_since_is_kept_and_told,
    there_is_nothing_to_revert_twice,
    an_event_of_another_record_is_not_found,
);

async fn revert(user: &TestUser<'_>, path: &str, event: &Value) -> (u16, Value) {
    let answer = user.post(&format!("{path}/history/{event}/revert"), json!(null)).await;
    (answer.status, answer.body)
}

async fn latest(user: &TestUser<'_>, path: &str, kind: &str) -> Value {
    let history = user.get(&format!("{path}/history")).await.body;
    let items = history["items"].as_array().unwrap();
    items.iter().find(|event| event["kind"] == kind).unwrap()["id"].clone()
}

async fn a_refresh_is_reverted_as_a_whole_and_stays_reverted(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let before = ada.get(&path).await.body;
    let event = ada.post(&format!("{path}/refresh"), json!({})).await.body["event_id"].clone();
    let (status, reverted) = revert(&ada, &path, &event).await;
    assert_eq!(status, 200, "{reverted}");
    assert_eq!(reverted["kept"], json!([]));
    assert!(reverted["put_back"].as_array().unwrap().contains(&json!("license")));
    for field in ["name", "license", "parameters", "tags", "developer", "model_type", "source_links", "hub"] {
        assert_eq!(reverted["model"][field], before[field], "{field}");
    }
    assert_eq!(ada.post(&format!("{path}/refresh"), json!({})).await.body["model"]["license"], "gemma");
}

async fn an_edit_is_reverted(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr", "notes": "first"})).await);
    ada.patch(&path, json!({"notes": "second"})).await;
    ada.patch(&path, json!({"status": "using"})).await;
    let (_, reverted) = revert(&ada, &path, &latest(&ada, &path, "field_edited").await).await;
    assert_eq!((&reverted["model"]["notes"], &reverted["put_back"]), (&json!("first"), &json!(["notes"])));
    let (_, reverted) = revert(&ada, &path, &latest(&ada, &path, "status_changed").await).await;
    assert_eq!(reverted["model"]["status"], "wishlist");
}

async fn what_was_written_since_is_kept_and_told(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let event = ada.post(&format!("{path}/refresh"), json!({})).await.body["event_id"].clone();
    ada.patch(&path, json!({"license": "mit"})).await;
    let (status, reverted) = revert(&ada, &path, &event).await;
    assert_eq!((status, &reverted["kept"]), (200, &json!(["license"])), "{reverted}");
    assert_eq!(reverted["model"]["license"], "mit");
}

async fn there_is_nothing_to_revert_twice(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    ada.patch(&path, json!({"notes": "second"})).await;
    let event = latest(&ada, &path, "field_edited").await;
    assert_eq!(revert(&ada, &path, &event).await.0, 200);
    let (status, body) = revert(&ada, &path, &event).await;
    assert_eq!((status, &body["code"]), (409, &json!("nothing_to_revert")));
    let (status, body) = revert(&ada, &path, &latest(&ada, &path, "created").await).await;
    assert_eq!((status, &body["code"]), (409, &json!("nothing_to_revert")));
}

async fn an_event_of_another_record_is_not_found(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    let other = format!("/models/{}", ada.keep(json!({"name": "Other"})).await);
    ada.patch(&other, json!({"notes": "mine"})).await;
    let event = latest(&ada, &other, "field_edited").await;
    for event in [event, json!(1_000_000_000), json!(0)] {
        let (status, body) = revert(&ada, &path, &event).await;
        assert_eq!((status, &body["code"]), (404, &json!("event_not_found")), "{event}");
    }
}
