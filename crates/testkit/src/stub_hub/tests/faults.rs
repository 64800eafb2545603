//! Answers that go wrong, and the counters.

use super::{AURORA, client, get, header, own_hub, refusal, request};
use crate::stub_hub::{Fault, StubHub};
use serde_json::json;
use std::time::{Duration, Instant};

fn path() -> String {
    format!("/api/models/{AURORA}")
}

async fn status(hub: &StubHub) -> u16 {
    get(hub, &path()).await.status().as_u16()
}

#[tokio::test]
async fn a_used_up_quota_says_how_long_to_wait() {
    let hub = own_hub();
    hub.inject(AURORA, Fault::RateLimited { seconds: 17 });
    let answer = get(&hub, &path()).await;
    assert_eq!(answer.status(), 429);
    assert_eq!(header(answer.headers(), "ratelimit"), "\"api\";r=0;t=17");
    assert_eq!(header(answer.headers(), "retry-after"), "17");
}

#[tokio::test]
async fn a_fault_lasts_until_it_is_cleared_and_spares_other_models() {
    let hub = own_hub();
    hub.inject(&AURORA.to_uppercase(), Fault::Unavailable);
    assert_eq!((status(&hub).await, status(&hub).await), (503, 503));
    assert_eq!(get(&hub, "/api/models/northwind/tiny-encoder").await.status(), 200);
    hub.clear();
    assert_eq!(status(&hub).await, 200);
}

#[tokio::test]
async fn a_fault_for_some_requests_passes() {
    let hub = own_hub();
    hub.inject_times("*", Fault::Unavailable, 2);
    assert_eq!((status(&hub).await, status(&hub).await, status(&hub).await), (503, 503, 200));
}

#[tokio::test]
async fn a_slow_answer_is_late_and_right() {
    let hub = own_hub();
    hub.inject(AURORA, Fault::Slow(Duration::from_millis(300)));
    let start = Instant::now();
    assert_eq!(status(&hub).await, 200);
    assert!(start.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn half_an_answer_announces_the_whole_and_breaks_off() {
    let hub = own_hub();
    let whole = get(&hub, &path()).await.bytes().await.unwrap();
    hub.inject(AURORA, Fault::Half);
    let mut answer = get(&hub, &path()).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.content_length(), Some(whole.len() as u64));
    let mut received = Vec::new();
    let ending = loop {
        match answer.chunk().await {
            Ok(Some(chunk)) => received.extend_from_slice(&chunk),
            ending => break ending,
        }
    };
    assert!(ending.is_err(), "the client must notice");
    assert_eq!(received, whole[..whole.len() / 2]);
}

#[tokio::test]
async fn html_a_disabled_and_a_gated_repository() {
    let hub = own_hub();
    hub.inject(AURORA, Fault::Html);
    let page = get(&hub, &path()).await;
    assert_eq!(page.status(), 200);
    assert!(header(page.headers(), "content-type").starts_with("text/html"));

    hub.inject(AURORA, Fault::Disabled);
    let disabled = get(&hub, &path()).await;
    assert_eq!(disabled.status(), 403);
    assert_eq!(header(disabled.headers(), "x-error-message"), "Access to this resource is disabled.");

    hub.inject(AURORA, Fault::Gated);
    assert_eq!(status(&hub).await, 200);
    let file = request(&hub, &format!("/{AURORA}/resolve/main/config.json")).bearer_auth("hf_good");
    assert_eq!(refusal(file).await, (403, "GatedRepo".to_owned()));
}

#[tokio::test]
async fn faults_can_be_set_over_http() {
    let hub = own_hub();
    let faults = hub.url().join("/_stub/faults").unwrap();
    let fault = json!({ "id": AURORA, "fault": "rate_limited", "seconds": 3 });
    assert_eq!(client().post(faults.clone()).json(&fault).send().await.unwrap().status(), 204);
    assert_eq!(header(get(&hub, &path()).await.headers(), "retry-after"), "3");
    assert_eq!(client().delete(faults.clone()).send().await.unwrap().status(), 204);
    assert_eq!(status(&hub).await, 200);
    for wrong in [json!({ "id": AURORA, "fault": "bored" }), json!({ "id": AURORA })] {
        assert_eq!(client().post(faults.clone()).json(&wrong).send().await.unwrap().status(), 400);
    }
    assert_eq!(hub.requests(), 2, "requests to the stub itself do not count");
}

#[tokio::test]
async fn requests_are_counted_by_path() {
    let hub = own_hub();
    status(&hub).await;
    status(&hub).await;
    get(&hub, &format!("/{AURORA}/resolve/main/config.json")).await;
    assert_eq!(hub.requests(), 3);
    assert_eq!(hub.requests_to("/api/models/lumen-labs/"), 2);
    assert_eq!(hub.requests_to("/nowhere"), 0);
}

#[tokio::test]
async fn a_stopped_stub_refuses_connections() {
    let hub = own_hub();
    let url = hub.url();
    assert_eq!(status(&hub).await, 200);
    hub.stop();
    assert!(client().get(url).send().await.unwrap_err().is_connect());
}
