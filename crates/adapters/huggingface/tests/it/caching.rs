//! Asking once for what is wanted often.

use crate::stub::{anonymous, answer, ask, bare, config, json_body, requests_to};
use futures::future::join_all;
use serde_json::json;
use std::time::Duration;
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};
use trackml_ports::HubError;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const MODEL: &str = "/api/models/org/name";

/// A Hub whose answers are stale at once.
fn forgetful(server: &MockServer) -> HuggingFaceHub {
    HuggingFaceHub::new(HuggingFaceConfig {
        freshness: Duration::from_millis(1),
        retries: 0,
        ..config(server)
    })
    .unwrap()
}

async fn revalidated_with(server: &MockServer, response: ResponseTemplate) {
    Mock::given(method("GET"))
        .and(path(MODEL))
        .and(header("if-none-match", "\"v1\""))
        .respond_with(response)
        .with_priority(1)
        .mount(server)
        .await;
    answer(server, MODEL, json_body(&bare("org/name")).insert_header("etag", "\"v1\"")).await;
}

#[tokio::test]
async fn callers_at_the_same_time_share_each_request() {
    let server = MockServer::start().await;
    let files = json!([{"rfilename": "README.md"}]);
    let model = json_body(&json!({"id": "org/name", "siblings": files}));
    answer(&server, MODEL, model.set_delay(Duration::from_millis(100))).await;
    answer(&server, "/org/name/resolve/main/README.md", ResponseTemplate::new(200)).await;
    let hub = anonymous(&server);
    let found = join_all((0..10).map(|_| ask(&hub, "org/name"))).await;
    assert!(found.iter().all(|model| model == &found[0] && model.is_ok()));
    assert_eq!(requests_to(&server, MODEL).await, 1);
    assert_eq!(requests_to(&server, "/org/name/resolve/main/README.md").await, 1);
}

#[tokio::test]
async fn callers_at_the_same_time_share_a_failure_and_it_is_not_kept() {
    let server = MockServer::start().await;
    answer(&server, MODEL, ResponseTemplate::new(404).set_delay(Duration::from_millis(100))).await;
    let hub = anonymous(&server);
    let found = join_all((0..10).map(|_| ask(&hub, "org/name"))).await;
    assert!(found.iter().all(|model| model == &Err(HubError::NotFound { id: "org/name".into() })));
    assert_eq!(requests_to(&server, MODEL).await, 1);
    server.reset().await;
    answer(&server, MODEL, json_body(&bare("org/name"))).await;
    assert!(ask(&hub, "org/name").await.is_ok());
}

#[tokio::test]
async fn a_caller_who_leaves_does_not_take_the_answer_along() {
    let server = MockServer::start().await;
    answer(&server, MODEL, json_body(&bare("org/name")).set_delay(Duration::from_millis(800))).await;
    let hub = anonymous(&server);
    let leaving = tokio::time::timeout(Duration::from_millis(50), ask(&hub, "org/name"));
    let (left, stayed) = tokio::join!(leaving, ask(&hub, "org/name"));
    assert!(left.is_err() && stayed.is_ok());
}

#[tokio::test]
async fn a_fresh_answer_is_served_again() {
    let server = MockServer::start().await;
    answer(&server, MODEL, json_body(&bare("org/name"))).await;
    let hub = anonymous(&server);
    assert_eq!(ask(&hub, "org/name").await, ask(&hub, "org/name").await);
    assert_eq!(requests_to(&server, MODEL).await, 1);
}

#[tokio::test]
async fn a_page_in_place_of_an_answer_is_not_kept() {
    let server = MockServer::start().await;
    answer(&server, MODEL, ResponseTemplate::new(200).set_body_string("<html>")).await;
    let hub = anonymous(&server);
    assert!(ask(&hub, "org/name").await.is_err());
    server.reset().await;
    answer(&server, MODEL, json_body(&bare("org/name"))).await;
    assert!(ask(&hub, "org/name").await.is_ok());
}

#[tokio::test]
async fn a_stale_answer_is_confirmed_by_its_mark() {
    let server = MockServer::start().await;
    revalidated_with(&server, ResponseTemplate::new(304)).await;
    let hub = forgetful(&server);
    let first = ask(&hub, "org/name").await.unwrap();
    for _ in 0..2 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(ask(&hub, "org/name").await.unwrap(), first);
    }
    assert_eq!(requests_to(&server, MODEL).await, 3);
}

#[tokio::test]
async fn a_changed_answer_takes_the_place_of_the_stale_one() {
    let server = MockServer::start().await;
    revalidated_with(&server, json_body(&json!({"id": "org/name", "siblings": [], "likes": 7}))).await;
    let hub = forgetful(&server);
    ask(&hub, "org/name").await.unwrap();
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(ask(&hub, "org/name").await.unwrap().facts.likes, Some(7));
}

#[tokio::test]
async fn a_stale_answer_is_not_served_for_a_hub_out_of_order() {
    let server = MockServer::start().await;
    revalidated_with(&server, ResponseTemplate::new(503)).await;
    let hub = forgetful(&server);
    ask(&hub, "org/name").await.unwrap();
    tokio::time::sleep(Duration::from_millis(20)).await;
    let error = ask(&hub, "org/name").await.unwrap_err();
    assert_eq!(error, HubError::Unavailable { status: 503, retry_after: None });
}

#[tokio::test]
async fn nothing_is_kept_beyond_the_memory_that_is_allowed() {
    let server = MockServer::start().await;
    answer(&server, MODEL, json_body(&bare("org/name"))).await;
    let hub = HuggingFaceHub::new(HuggingFaceConfig { cache_bytes: 10, ..config(&server) }).unwrap();
    for _ in 0..2 {
        ask(&hub, "org/name").await.unwrap();
    }
    assert_eq!(requests_to(&server, MODEL).await, 2);
}
