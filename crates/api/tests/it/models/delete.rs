use reqwest::Method;
use serde_json::json;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_deleted_record_is_gone_everywhere,
    the_others_stay,
    a_deleted_records_model_can_be_kept_again,
);

async fn a_deleted_record_is_gone_everywhere(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr", "tags": ["a"]})).await);
    let deleted = ada.delete(&path).await;
    assert_eq!((deleted.status, &deleted.body), (204, &serde_json::Value::Null));
    for (method, tail) in [
        (Method::GET, ""),
        (Method::GET, "/history"),
        (Method::PATCH, ""),
        (Method::PUT, ""),
        (Method::DELETE, ""),
    ] {
        let request = ada.request(method, &format!("{path}{tail}")).json(&json!({"name": "x"}));
        let answer = Answer::to(request).await;
        answer.problem(404);
        assert_eq!(answer.body["code"], "model_not_found");
    }
    for list in ["/models", "/models?tag=a", "/models/search?q=zephyr"] {
        assert_eq!(ada.get(list).await.body, json!({"items": [], "next_cursor": null, "total": 0}), "{list}");
    }
}

async fn the_others_stay(app: TestApp) {
    let ada = app.user("ada").await;
    let (one, other) = (ada.keep(json!({"name": "a"})).await, ada.keep(json!({"name": "b"})).await);
    ada.delete(&format!("/models/{one}")).await;
    assert_eq!(ada.total().await, 1);
    assert_eq!(ada.get(&format!("/models/{other}")).await.status, 200);
}

async fn a_deleted_records_model_can_be_kept_again(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"sources": ["lumen-labs/Aurora-7B"]});
    let first = ada.post("/models/import", body.clone()).await.body;
    ada.delete(&format!("/models/{}", first["id"])).await;
    let second = ada.post("/models/import", body).await.body;
    assert_eq!((&second["result"], ada.total().await), (&json!("created"), 1));
    assert_ne!(first["id"], second["id"]);
}
