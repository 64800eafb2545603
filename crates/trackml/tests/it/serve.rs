//! `trackml serve`: the first start, what is served, and what outlives a restart.

use crate::on_both_databases;
use crate::person::Person;
use crate::program::Surroundings;
use reqwest::Client;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};
use trackml_testkit::databases::{self, TestDatabase};

on_both_databases! {
    what_was_kept_outlives_a_restart,
    two_servers_share_a_database,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_start_needs_no_configuration() {
    let place = Surroundings::new();
    let server = place.serve();
    let line = format!("TrackML is on {}", server.url);
    let port: u16 = server.url.strip_prefix("http://127.0.0.1:").unwrap().parse().unwrap();
    assert!(port > 0 && place.data("trackml.db").is_file());
    assert_eq!(server.stopped().lines(), [line]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_made_can_be_read_by_its_owner_alone() {
    let place = Surroundings::new();
    let server = place.serve();
    Person::registers(&server).await;
    let made: BTreeMap<String, u32> = fs::read_dir(place.data(""))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            (entry.file_name().into_string().unwrap(), mode)
        })
        .collect();
    let names = ["secret_key", "trackml.db", "trackml.db-shm", "trackml.db-wal"];
    assert_eq!(made, names.map(|name| (name.to_owned(), 0o600)).into());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_made_once() {
    let place = Surroundings::new();
    drop(place.serve());
    let key = fs::read_to_string(place.data("secret_key")).unwrap();
    assert_eq!(key.len(), 64);
    drop(place.serve());
    assert_eq!(fs::read_to_string(place.data("secret_key")).unwrap(), key);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_made_before_a_restart_is_good_after_it() {
    let place = Surroundings::new();
    let server = place.serve();
    let token = Person::registers(&server).await.token;
    assert_eq!(server.stopped().code(), 0);
    let server = place.serve();
    let answer = Person::with_token(&server, token).get("/auth/verify-token").await;
    assert_eq!(answer.body["user"]["username"], "ada", "{answer:?}");
}

async fn what_was_kept_outlives_a_restart(database: TestDatabase) {
    let place = Surroundings::on(&database);
    let server = place.serve();
    let ada = Person::registers(&server).await;
    let kept = ada.post("/models", json!({"name": "Ünïcode-7B", "notes": "my words", "tags": ["ein"]})).await;
    let path = format!("/models/{}", kept.body["id"]);
    let before = ada.get(&path).await.body;
    assert_eq!(before["notes"], "my words");
    assert_eq!(server.stopped().code(), 0);
    let server = place.serve();
    // The token too: with PostgreSQL the key is the operator's.
    let after = Person::with_token(&server, ada.token).get(&path).await.body;
    assert_eq!(after, before);
}

async fn two_servers_share_a_database(database: TestDatabase) {
    let place = Surroundings::on(&database);
    let (one, other) = (place.serve(), place.serve());
    let ada = Person::registers(&one).await;
    assert_eq!(ada.post("/models", json!({"name": "seen by both"})).await.status, 201);
    let there = Person::with_token(&other, ada.token);
    assert_eq!(there.kept().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_start_at_once_make_one_schema_and_one_key() {
    let place = Surroundings::new();
    let servers: Vec<_> = std::thread::scope(|scope| {
        let starting: Vec<_> = (0..4).map(|_| scope.spawn(|| place.serve())).collect();
        starting.into_iter().map(|server| server.join().unwrap()).collect()
    });
    let ada = Person::registers(&servers[0]).await;
    for server in &servers {
        let answer = Person::with_token(server, ada.token.clone()).get("/auth/verify-token").await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_answer_comes_soon_after_the_start() {
    let place = Surroundings::new();
    drop(place.serve());
    let client = Client::new();
    let mut took = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let server = place.serve();
        let answer = client.get(format!("{}/readyz", server.url)).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        took.push(begun.elapsed());
    }
    took.sort_unstable();
    println!("from start to first answer: {:.0?} (of {took:.0?})", took[took.len() / 2]);
    // No bound: how busy the machine is decides. Only a start that hangs fails.
    assert!(took[0] < Duration::from_secs(30));
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_needs_a_key() {
    let database = databases::postgres().await;
    let place = Surroundings::new().with("DATABASE_URL", &database.url);
    let ended = place.run(&["serve"]);
    assert!(ended.one_line(2).contains("SECRET_KEY"), "{ended:?}");
    assert!(!place.data("secret_key").exists());
    let server = place.with("SECRET_KEY", "0123456789abcdef0123456789abcdef").serve();
    Person::registers(&server).await;
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = Surroundings::new().with("BIND", taken.local_addr().unwrap().to_string());
    let ended = place.run(&["serve"]);
    assert!(ended.err.lines().last().unwrap().starts_with("trackml: BIND: cannot listen"), "{ended:?}");
    assert_eq!(ended.code(), 2);
}

/// With PostgreSQL the key is the operator's to change.
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_key_signs_nobody_out_whose_earlier_one_is_named() {
    const NEXT: &str = "the next key for tests, of forty bytes";
    let database = databases::postgres().await;
    let server = Surroundings::on(&database).serve();
    let ada = Person::registers(&server).await;
    drop(server);
    let rotated =
        Surroundings::on(&database).with("SECRET_KEY", NEXT).with("SECRET_KEY_PREVIOUS", crate::program::KEY);
    let server = rotated.serve();
    assert_eq!(Person::with_token(&server, ada.token.clone()).get("/auth/me").await.status, 200);
    drop(server);
    let server = Surroundings::on(&database).with("SECRET_KEY", NEXT).serve();
    assert_eq!(Person::with_token(&server, ada.token).get("/auth/me").await.status, 401);
}
