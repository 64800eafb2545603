//! The Hub fails in all its ways; what people write by hand is kept meanwhile.

use serde_json::{Value, json};
use std::time::{Duration, Instant};
use trackml_testkit::stub_hub::Fault;
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_hub_that_is_down_is_unavailable,
    a_hub_that_cannot_be_reached_is_unavailable,
    a_hub_that_is_slow_is_given_up_in_time,
    an_answer_that_breaks_off_is_a_failure_of_the_hubs,
    a_page_in_place_of_an_answer_is_a_failure_of_the_hubs,
    a_used_up_quota_says_how_long_to_wait,
    an_unknown_model_is_not_found,
    a_model_that_the_hub_disabled_is_not_found,
    a_hub_that_recovers_is_asked_again,
    a_fault_in_an_import_fails_its_line_only,
);

const AURORA: &str = "lumen-labs/Aurora-7B-Instruct";

/// The answer to a draft while the Hub fails. A capture fails likewise and leaves nothing behind, and work by hand
/// goes on.
async fn refused(ada: &TestUser<'_>, source: &str) -> Answer {
    let draft = ada.post("/models/autofill", json!({"source": source})).await;
    let capture = ada.post("/models", json!({"source": source, "notes": "mine"})).await;
    assert_eq!((draft.status, &draft.body["code"]), (capture.status, &capture.body["code"]));
    assert_eq!(ada.total().await, 0);

    let id = ada.keep(json!({"name": "By hand", "developer": "lumen-labs"})).await;
    let edited = ada.patch(&format!("/models/{id}"), json!({"notes": "while the Hub is away"})).await;
    assert_eq!((edited.status, &edited.body["notes"]), (200, &json!("while the Hub is away")));
    assert_eq!(ada.total().await, 1);
    draft
}

async fn while_it_fails(app: &TestApp, fault: Fault) -> Answer {
    app.hub.inject("*", fault);
    refused(&app.user("ada").await, AURORA).await
}

fn assert_problem(answer: &Answer, status: u16, code: &str) {
    answer.problem(status);
    assert_eq!(answer.body["code"], code);
    assert!(answer.body["detail"].is_string(), "{}", answer.body);
}

async fn a_hub_that_is_down_is_unavailable(app: TestApp) {
    let answer = while_it_fails(&app, Fault::Unavailable).await;
    assert_problem(&answer, 503, "hub_unavailable");
    assert!(answer.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
}

async fn a_hub_that_cannot_be_reached_is_unavailable(mut app: TestApp) {
    let elsewhere = trackml_testkit::stub_hub::StubHub::start(vec![]).unwrap();
    std::mem::replace(&mut app.hub, elsewhere).stop();
    let answer = refused(&app.user("ada").await, AURORA).await;
    assert_problem(&answer, 503, "hub_unavailable");
    assert!(answer.header("retry-after").is_some());
}

async fn a_hub_that_is_slow_is_given_up_in_time(app: TestApp) {
    let started = Instant::now();
    let answer = while_it_fails(&app, Fault::Slow(Duration::from_mins(1))).await;
    assert_problem(&answer, 504, "hub_timed_out");
    assert!(started.elapsed() < Duration::from_secs(30));
}

async fn an_answer_that_breaks_off_is_a_failure_of_the_hubs(app: TestApp) {
    assert_problem(&while_it_fails(&app, Fault::Half).await, 502, "hub_failed");
}

async fn a_page_in_place_of_an_answer_is_a_failure_of_the_hubs(app: TestApp) {
    assert_problem(&while_it_fails(&app, Fault::Html).await, 502, "hub_failed");
}

async fn a_used_up_quota_says_how_long_to_wait(app: TestApp) {
    let answer = while_it_fails(&app, Fault::RateLimited { seconds: 77 }).await;
    assert_problem(&answer, 503, "hub_rate_limited");
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((70..=78).contains(&wait), "{wait}");
}

async fn an_unknown_model_is_not_found(app: TestApp) {
    let answer = refused(&app.user("ada").await, "no-such/model").await;
    assert_problem(&answer, 404, "hub_model_not_found");
    assert!(answer.body["detail"].as_str().unwrap().contains("no-such/model"));
}

async fn a_model_that_the_hub_disabled_is_not_found(app: TestApp) {
    assert_problem(&while_it_fails(&app, Fault::Disabled).await, 404, "hub_model_disabled");
}

async fn a_hub_that_recovers_is_asked_again(app: TestApp) {
    while_it_fails(&app, Fault::Html).await;
    app.hub.clear();
    let grace = app.user("grace").await;
    assert_eq!(grace.post("/models", json!({"source": AURORA})).await.status, 201);
}

async fn a_fault_in_an_import_fails_its_line_only(app: TestApp) {
    app.hub.inject(AURORA, Fault::Html);
    let ada = app.user("ada").await;
    let request = ada.request(reqwest::Method::POST, "/models/import");
    let body = json!({"sources": [AURORA, "northwind/tiny-encoder"]});
    let text = request.json(&body).send().await.unwrap().text().await.unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.sort_by_key(|line| line["source"].to_string());
    assert_eq!((&lines[0]["result"], &lines[0]["problem"]["code"]), (&json!("failed"), &json!("hub_failed")));
    assert_eq!((&lines[1]["result"], ada.total().await), (&json!("created"), 1));
}
