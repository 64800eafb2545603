use reqwest::Method;
use serde_json::json;
use trackml_testkit::test_app::{Answer, PASSWORD, TestApp};

on_both_databases!(
    a_token_is_refused_as_soon_as_its_person_signs_out,
    a_token_that_was_signed_out_is_told_before_anything_else,
    signing_out_ends_this_session_only,
    signing_out_keeps_the_records,
);

async fn a_token_is_refused_as_soon_as_its_person_signs_out(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = ada.post("/auth/logout", json!({})).await;
    assert_eq!(answer.status, 204);
    for path in ["/auth/verify-token", "/models"] {
        let refused = ada.get(path).await;
        assert_eq!(refused.problem(401), "- -");
        assert!(refused.header("www-authenticate").unwrap().starts_with("Bearer"));
    }
    assert_eq!(ada.post("/auth/logout", json!({})).await.status, 401);
}

async fn a_token_that_was_signed_out_is_told_before_anything_else(app: TestApp) {
    let ada = app.user("ada").await;
    ada.post("/auth/logout", json!({})).await;
    for path in ["/models/no-number", "/models?limit=0", "/models/1/history?limit=0"] {
        assert_eq!(ada.get(path).await.status, 401, "{path}");
    }
    for path in ["/models", "/models/autofill", "/models/import"] {
        assert_eq!(ada.post(path, json!({"unknown": 1})).await.status, 401, "{path}");
    }
}

async fn signing_out_ends_this_session_only(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"email": "ada", "password": PASSWORD});
    let other = Answer::to(app.anonymous(Method::POST, "/api/v1/auth/login").json(&body)).await;
    ada.post("/auth/logout", json!({})).await;
    let token = other.body["access_token"].as_str().unwrap();
    let verify = app.anonymous(Method::GET, "/api/v1/auth/verify-token").bearer_auth(token);
    assert_eq!(Answer::to(verify).await.status, 200);
}

async fn signing_out_keeps_the_records(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "Zephyr"})).await;
    ada.post("/auth/logout", json!({})).await;
    let body = json!({"email": "ada", "password": PASSWORD});
    let again = Answer::to(app.anonymous(Method::POST, "/api/v1/auth/login").json(&body)).await;
    let token = again.body["access_token"].as_str().unwrap();
    let read = app.anonymous(Method::GET, &format!("/api/v1/models/{id}")).bearer_auth(token);
    assert_eq!(Answer::to(read).await.body["name"], "Zephyr");
}
