//! What passes is tried again, within the deadline.

use crate::stub::{anonymous, answer, ask, bare, config, json_body, refusal};
use std::time::{Duration, Instant};
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};
use trackml_ports::HubError;
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const MODEL: &str = "/api/models/org/name";

/// A Hub that refuses some times before it answers.
async fn recovering(response: ResponseTemplate, times: u64) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path(MODEL))
        .respond_with(response)
        .up_to_n_times(times)
        .with_priority(1)
        .mount(&server)
        .await;
    answer(&server, MODEL, json_body(&bare("org/name"))).await;
    server
}

#[tokio::test]
async fn a_passing_failure_is_not_noticed() {
    for status in [429, 500, 503] {
        let server = recovering(ResponseTemplate::new(status), 2).await;
        assert!(ask(&anonymous(&server), "org/name").await.is_ok(), "{status}");
        assert_eq!(server.received_requests().await.unwrap().len(), 3);
    }
}

#[tokio::test]
async fn a_failure_that_stays_is_tried_a_few_times_only() {
    let server = recovering(ResponseTemplate::new(503), 100).await;
    let hub = HuggingFaceHub::new(HuggingFaceConfig { retries: 2, ..config(&server) }).unwrap();
    let error = ask(&hub, "org/name").await.unwrap_err();
    assert_eq!(error, HubError::Unavailable { status: 503, retry_after: None });
    assert_eq!(server.received_requests().await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_named_wait_that_fits_is_waited() {
    for (name, value) in [("retry-after", "1"), ("ratelimit", "\"api\";r=0;t=1")] {
        let server = recovering(refusal(429, "", "slow down").insert_header(name, value), 1).await;
        let start = Instant::now();
        assert!(ask(&anonymous(&server), "org/name").await.is_ok());
        assert!(start.elapsed() >= Duration::from_secs(1), "{name}");
    }
}

#[tokio::test]
async fn a_named_wait_beyond_the_deadline_is_not_begun() {
    for status in [429, 503] {
        let server = recovering(ResponseTemplate::new(status).insert_header("retry-after", "60"), 1).await;
        let start = Instant::now();
        let error = ask(&anonymous(&server), "org/name").await.unwrap_err();
        let wait = Duration::from_mins(1);
        let expected = match status {
            429 => HubError::RateLimited { retry_after: wait },
            status => HubError::Unavailable { status, retry_after: Some(wait) },
        };
        assert_eq!(error, expected);
        assert!(start.elapsed() < Duration::from_secs(1));
        assert_eq!(server.received_requests().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_does_not_pass_is_not_tried_again() {
    for status in [400, 401, 403, 404] {
        let server = recovering(ResponseTemplate::new(status), 1).await;
        assert!(ask(&anonymous(&server), "org/name").await.is_err());
        assert_eq!(server.received_requests().await.unwrap().len(), 1, "{status}");
    }
}
