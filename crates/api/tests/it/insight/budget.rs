use super::AURORA;
use reqwest::Method;
use serde_json::json;
use trackml_domain::ai_budget::AiLimits;
use trackml_testkit::databases;
use trackml_testkit::test_app::{Answer, Setting, TestApp};

on_both_databases_with_ai!(
    usage_is_told_to_whom_it_belongs_alone,
    the_configuration_can_be_checked,
    a_limit_is_told_with_its_end,
);

async fn usage_is_told_to_whom_it_belongs_alone(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let id = ada.keep(json!({ "source": AURORA })).await;
    ada.post(&format!("/models/{id}/insights"), json!({})).await;
    let own = ada.get("/meta").await;
    assert_eq!(own.body["ai"]["usage"]["calls"], 1);
    assert!(own.body["ai"]["usage"]["tokens"].as_u64().unwrap() > 100);
    assert_eq!(bob.get("/meta").await.body["ai"]["usage"]["calls"], 0);
    let public = app.anonymous(Method::GET, "/api/v1/meta").send().await.unwrap();
    assert_eq!(public.headers()["cache-control"], "public, max-age=60");
    assert!(public.headers()["vary"].to_str().unwrap().to_lowercase().contains("authorization"));
    let public = Answer::to(app.anonymous(Method::GET, "/api/v1/meta")).await.body;
    assert_eq!(
        (&public["ai"]["usage"], &public["ai"]["model"]),
        (&json!(null), &json!("gemini-3.5-flash-lite"))
    );
    let private = ada.request(Method::GET, "/meta").send().await.unwrap();
    assert_eq!(private.headers()["cache-control"], "private, no-cache");
}

async fn the_configuration_can_be_checked(app: TestApp) {
    let ada = app.user("ada").await;
    let checked = ada.post("/ai/check", json!(null)).await.body;
    assert_eq!(
        (&checked["configured"], &checked["model"]["name"]),
        (&json!(true), &json!("gemini-3.5-flash-lite"))
    );
    assert_eq!(checked["others"], json!(["gemini-3.8-flash"]));
    assert!(app.gemini().questions().is_empty());
}

async fn a_limit_is_told_with_its_end(app: TestApp) {
    let few = AiLimits { calls: 1, tokens: 1_000_000 };
    let strict = app.beside(Setting { ai: Some(few), ..Setting::default() }).await;
    let user = strict.user("cy").await;
    let id = user.keep(json!({ "name": "Heron" })).await;
    let path = format!("/models/{id}/insights");
    assert_eq!(user.post(&path, json!({ "prompt": "One?" })).await.status, 200);
    let request = user.request(Method::POST, &path).json(&json!({ "prompt": "Two?" }));
    let refused = request.send().await.unwrap();
    assert_eq!(refused.status(), 429);
    let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(wait <= 24 * 3600);
    let body: serde_json::Value = refused.json().await.unwrap();
    assert_eq!(body["code"], "ai_budget_spent");
    assert!(body["detail"].as_str().unwrap().contains("full again at"));
    // What is no call goes on.
    assert_eq!(user.get(&path).await.status, 200);
    assert_eq!(user.get("/models/semantic-search?q=heron").await.body["mode"], "text");
}

#[tokio::test]
async fn on_two_servers_a_budget_is_one() {
    let few = AiLimits { calls: 1, tokens: 1_000_000 };
    let setting = Setting { ai: Some(few), ..Setting::default() };
    let one = TestApp::with(databases::sqlite().await, setting.clone()).await;
    let other = one.beside(setting).await;
    let ada = one.user("ada").await;
    let id = ada.keep(json!({ "name": "Heron" })).await;
    let path = format!("/models/{id}/insights");
    assert_eq!(ada.post(&path, json!({ "prompt": "One?" })).await.status, 200);
    assert_eq!(ada.at(&other).post(&path, json!({ "prompt": "Two?" })).await.status, 429);
}
