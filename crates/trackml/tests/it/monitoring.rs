//! What the server tells those who watch it, on an address of its own.

use crate::on_both_databases;
use crate::person::Person;
use crate::program::Surroundings;
use serde_json::json;
use std::net::TcpListener;
use trackml_testkit::databases::TestDatabase;
use trackml_testkit::stub_hub::StubHub;

on_both_databases! {
    what_is_done_is_counted_by_its_route,
    waiting_work_and_connections_are_told,
}

/// An address that nobody listens on.
fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

async fn told(address: &str) -> String {
    let answer = reqwest::get(format!("http://{address}/metrics")).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
    answer.text().await.unwrap()
}

/// The value of a series, with its labels in any order; nothing where there is none.
fn value(text: &str, name: &str, labels: &[(&str, &str)]) -> Option<f64> {
    let is_it = |line: &&str| {
        let (series, _) = line.rsplit_once(' ').unwrap_or_default();
        series.split('{').next() == Some(name)
            && labels.iter().all(|(label, value)| series.contains(&format!("{label}=\"{value}\"")))
    };
    text.lines().find(is_it)?.rsplit_once(' ')?.1.parse().ok()
}

async fn what_is_done_is_counted_by_its_route(database: TestDatabase) {
    let (hub, address) = (StubHub::start(vec![StubHub::own_recordings()]).unwrap(), free_address());
    let server = Surroundings::on(&database).with_hub(&hub).with("METRICS_BIND", &address).serve();
    let ada = Person::registers(&server).await;
    ada.keeps(json!({"name": "a-name-of-hers"})).await;
    ada.get("/models/1").await;
    ada.get("/models/1").await;
    ada.get("/models/2").await;
    ada.get("/no/such/route").await;
    ada.post("/models/autofill", json!({"source": "nobody/has-this"})).await;
    let text = told(&address).await;
    let requests = |labels: &[(&str, &str)]| value(&text, "trackml_http_requests_total", labels);
    let read = [("method", "GET"), ("route", "/api/v1/models/{id}")];
    assert_eq!(requests(&[read[0], read[1], ("status", "200")]), Some(2.0), "{text}");
    assert_eq!(requests(&[read[0], read[1], ("status", "404")]), Some(1.0), "{text}");
    assert_eq!(value(&text, "trackml_http_request_duration_seconds_count", &read), Some(3.0), "{text}");
    let longest = [read[0], read[1], ("le", "+Inf")];
    assert_eq!(value(&text, "trackml_http_request_duration_seconds_bucket", &longest), Some(3.0), "{text}");
    assert_eq!(value(&text, "trackml_http_requests_in_flight", &[]), Some(0.0), "{text}");
    let refused = [("service", "hub"), ("outcome", "refused")];
    assert!(value(&text, "trackml_outbound_requests_total", &refused).unwrap() >= 1.0, "{text}");
    let missed = [("cache", "hub_answers"), ("outcome", "miss")];
    assert!(value(&text, "trackml_cache_lookups_total", &missed).unwrap() >= 1.0, "{text}");
    assert!(value(&text, "process_resident_memory_bytes", &[]).unwrap() > 1e6, "{text}");
    for secret in ["a-name-of-hers", "ada", "nobody", "no/such"] {
        assert!(!text.contains(secret), "{secret} is in it: {text}");
    }
    // Whatever is told is explained.
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let name = line.split(['{', ' ']).next().unwrap();
        let base =
            ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
        let explained = |name: &str| text.contains(&format!("# HELP {name} "));
        assert!(explained(name) || explained(base), "{name} is not explained");
    }
}

async fn waiting_work_and_connections_are_told(database: TestDatabase) {
    let address = free_address();
    let server =
        Surroundings::on(&database).with("METRICS_BIND", &address).with("DATABASE_POOL", "7").serve();
    Person::registers(&server).await;
    let text = told(&address).await;
    let kind = if database.url.starts_with("postgres") { "postgres" } else { "sqlite" };
    let built = [("version", env!("CARGO_PKG_VERSION")), ("database", kind)];
    assert_eq!(value(&text, "trackml_build_info", &built), Some(1.0), "{text}");
    assert_eq!(value(&text, "trackml_database_up", &[]), Some(1.0), "{text}");
    let connections = |state| value(&text, "trackml_database_connections", &[("state", state)]);
    assert_eq!(connections("most"), Some(7.0), "{text}");
    assert!(connections("used").unwrap() + connections("idle").unwrap() >= 1.0, "{text}");
    assert!(value(&text, "trackml_database_work_seconds_count", &[]).unwrap() >= 1.0, "{text}");
    assert_eq!(value(&text, "trackml_jobs_waiting", &[("task", "refresh")]), Some(0.0), "{text}");
    // Nothing makes vectors here, so none are waited for.
    assert_eq!(value(&text, "trackml_jobs_waiting", &[("task", "vectors")]), None, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_told_where_people_are_served() {
    let address = free_address();
    let server = Surroundings::new().with("METRICS_BIND", &address).serve();
    let answer = reqwest::get(format!("{}/metrics", server.url)).await.unwrap();
    assert!(!answer.text().await.unwrap().contains("trackml_build_info"));
    let answer = reqwest::get(format!("http://{address}/api/v1/meta")).await.unwrap();
    assert_eq!(answer.status(), 404);
}

#[test]
fn an_address_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = Surroundings::new().with("METRICS_BIND", taken.local_addr().unwrap().to_string());
    let ended = place.run(&["serve"]);
    assert_eq!(ended.code(), 2);
    assert!(ended.err.contains("METRICS_BIND: cannot listen on"), "{ended:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_counted_does_not_grow_with_what_is_asked() {
    let address = free_address();
    let server = Surroundings::new().with("METRICS_BIND", &address).serve();
    let client = reqwest::Client::new();
    let ask = async |number: usize| {
        let made_up = reqwest::Method::from_bytes(format!("MADE{number}").as_bytes()).unwrap();
        client.request(made_up, format!("{}/made/up/{number}", server.url)).send().await.unwrap();
        client.get(format!("{}/api/v1/models/{number}", server.url)).send().await.unwrap();
    };
    ask(0).await;
    let before = told(&address).await.lines().count();
    for number in 1..50 {
        ask(number).await;
    }
    assert_eq!(told(&address).await.lines().count(), before);
}
