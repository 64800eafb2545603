//! What a server does when it is told to stop.

use crate::person::Person;
use crate::program::Surroundings;
use reqwest::Client;
use serde_json::json;
use std::time::{Duration, Instant};
use trackml_testkit::stub_hub::{Fault, StubHub};

const SOURCE: &str = "lumen-labs/Aurora-7B-Instruct";

/// A request that is under way when the signal comes is answered; then the program ends with 0.
async fn finishes_what_is_under_way(signal: &str) {
    let hub = StubHub::start(vec![StubHub::own_recordings()]).unwrap();
    hub.inject("*", Fault::Slow(Duration::from_secs(1)));
    let server = Surroundings::new().with_hub(&hub).serve();
    let ada = Person::registers(&server).await;
    let asking = tokio::spawn(async move { ada.post("/models/autofill", json!({"source": SOURCE})).await });
    while hub.requests() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    server.program.signal(signal);
    let ended = server.program.ended();
    let answer = asking.await.unwrap();
    assert_eq!((answer.status, ended.code()), (200, 0), "{answer:?} {ended:?}");
    assert_eq!(answer.body["draft"]["developer"], "lumen-labs");
}

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_lets_requests_in_flight_finish() {
    finishes_what_is_under_way("TERM").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_lets_requests_in_flight_finish() {
    finishes_what_is_under_way("INT").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_let_in_while_requests_finish() {
    let hub = StubHub::start(vec![StubHub::own_recordings()]).unwrap();
    hub.inject("*", Fault::Slow(Duration::from_secs(2)));
    let server = Surroundings::new().with_hub(&hub).serve();
    let ada = Person::registers(&server).await;
    let asking = tokio::spawn(async move { ada.post("/models/autofill", json!({"source": SOURCE})).await });
    while hub.requests() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    server.program.signal("TERM");
    tokio::time::sleep(Duration::from_millis(500)).await;
    // A new connection is refused, or told that the server is stopping.
    let newcomer = Client::new().get(format!("{}/readyz", server.url)).send().await;
    assert!(newcomer.is_err() || newcomer.is_ok_and(|answer| answer.status() == 503));
    assert_eq!(asking.await.unwrap().status, 200);
    assert_eq!(server.program.ended().code(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_is_only_kept_alive_holds_nothing_up() {
    let server = Surroundings::new().serve();
    let client = Client::new();
    assert_eq!(client.get(format!("{}/healthz", server.url)).send().await.unwrap().status(), 200);
    let begun = Instant::now();
    let ended = server.stopped();
    assert_eq!(ended.code(), 0);
    assert!(begun.elapsed() < Duration::from_secs(10), "it took {:?}", begun.elapsed());
    drop(client);
}
