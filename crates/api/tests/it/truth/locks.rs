use crate::truth::kept_before;
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    a_locked_field_is_left_alone_by_a_refresh_until_it_is_unlocked,
    a_person_may_write_a_locked_field,
    a_field_that_there_is_none_of_is_not_found,
);

async fn a_locked_field_is_left_alone_by_a_refresh_until_it_is_unlocked(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let locked = ada.put(&format!("{path}/locks/license"), json!(null)).await;
    assert_eq!((locked.status, &locked.body["locked_fields"]), (200, &json!(["license"])), "{}", locked.body);
    let refreshed = ada.post(&format!("{path}/refresh"), json!({})).await.body;
    assert_eq!(refreshed["model"]["license"], "gemma");
    let diff =
        refreshed["fields"].as_array().unwrap().iter().find(|diff| diff["field"] == "license").unwrap();
    assert_eq!((&diff["locked"], &diff["outcome"]), (&json!(true), &json!("keep")));
    let unlocked = ada.delete(&format!("{path}/locks/license")).await;
    assert_eq!(unlocked.body["locked_fields"], json!([]));
    assert_eq!(ada.post(&format!("{path}/refresh"), json!({})).await.body["model"]["license"], "apache-2.0");
    let history = ada.get(&format!("{path}/history")).await.body;
    let kinds: Vec<&str> =
        history["items"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"field_locked") && kinds.contains(&"field_unlocked"));
}

async fn a_person_may_write_a_locked_field(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    ada.put(&format!("{path}/locks/license"), json!(null)).await;
    assert_eq!(ada.patch(&path, json!({"license": "mit"})).await.body["license"], "mit");
}

async fn a_field_that_there_is_none_of_is_not_found(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let answer = ada.put(&format!("{path}/locks/licence"), json!(null)).await;
    answer.problem(404);
    assert_eq!(answer.body["code"], "field_not_found");
}
