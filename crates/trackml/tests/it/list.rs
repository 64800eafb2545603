//! `trackml list`

use crate::on_both_databases;
use crate::person::{EMAIL, Person};
use crate::program::Surroundings;
use serde_json::{Value, json};
use std::process::Command;
use trackml_testkit::databases::TestDatabase;

on_both_databases! {
    what_a_query_finds_is_listed_between_tabs,
    a_terminal_gets_a_table,
    json_is_what_the_api_gives,
    a_query_that_cannot_be_read_is_told_with_its_column,
    a_word_that_stands_nowhere_is_told,
    no_more_are_listed_than_were_asked_for,
    an_account_must_be_named_where_there_are_several,
}

/// Surroundings in which Ada keeps three models.
async fn library(database: &TestDatabase) -> Surroundings {
    let place = Surroundings::on(database);
    let server = place.serve();
    let ada = Person::registers(&server).await;
    for (name, status, kind, parameters) in [
        ("Aurora 7B", "using", "llm", json!("7B")),
        ("Meridian 70B", "using", "vision", json!("70B")),
        ("Zenith", "wishlist", "llm", Value::Null),
    ] {
        let body = json!({"name": name, "status": status, "model_type": kind, "parameters": parameters, "tags": ["a tag"]});
        ada.keeps(body).await;
    }
    place
}

async fn what_a_query_finds_is_listed_between_tabs(database: TestDatabase) {
    let place = library(&database).await;
    let ended = place.run(&["list", "status:using type:llm"]);
    let lines = ended.lines();
    assert_eq!(lines.len(), 1, "{ended:?}");
    let columns: Vec<&str> = lines[0].split('\t').skip(1).collect();
    assert_eq!(columns, ["Aurora 7B", "-", "llm", "using", "7B", "-", "-", "a tag"]);
    assert_eq!(ended.code(), 0);
    let all = place.run(&["list", "--user", EMAIL, "sort:name"]);
    let names: Vec<_> = all.lines().iter().map(|line| line.split('\t').nth(1).unwrap().to_owned()).collect();
    assert_eq!(names, ["Aurora 7B", "Meridian 70B", "Zenith"]);
    // Several words need no quotes of the shell's.
    assert_eq!(place.run(&["list", "status:using", "type:vision"]).lines().len(), 1);
    assert_eq!(place.run(&["list", "--", "-status:using"]).lines().len(), 1);
}

async fn a_terminal_gets_a_table(database: TestDatabase) {
    let place = library(&database).await;
    // `script` gives the program a terminal.
    let line = format!("{} list status:using", env!("CARGO_BIN_EXE_trackml"));
    let output = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .envs(place.settings().to_vec())
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    for piece in ["id", "developer", "Aurora 7B", "Meridian 70B", "─"] {
        assert!(shown.contains(piece), "{shown}");
    }
    assert!(!shown.contains("Zenith") && !shown.contains('\t'), "{shown}");
}

async fn json_is_what_the_api_gives(database: TestDatabase) {
    let place = library(&database).await;
    let ended = place.run(&["list", "status:using type:llm", "--json"]);
    let body: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(body["total"], 1);
    let item = &body["items"][0];
    assert_eq!((&item["name"], &item["parameters"]), (&json!("Aurora 7B"), &json!(7_000_000_000_u64)));
    assert_eq!(item["status"], "using");
    assert!(item["created_at"].is_string() && item["id"].is_i64(), "{item}");
}

async fn a_query_that_cannot_be_read_is_told_with_its_column(database: TestDatabase) {
    let place = library(&database).await.with("RUST_LOG", "warn");
    let ended = place.run(&["list", "statsu:using"]);
    assert_eq!((ended.code(), ended.out.as_str()), (1, ""));
    assert!(ended.err.contains("column 1") && ended.err.contains("status"), "{}", ended.err);
    assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
}

async fn a_word_that_stands_nowhere_is_told(database: TestDatabase) {
    let place = library(&database).await.with("RUST_LOG", "warn");
    let ended = place.run(&["list", "aurroa"]);
    assert_eq!(ended.lines().len(), 1, "{ended:?}");
    assert_eq!(ended.err, "\"aurroa\" stands nowhere: aurora\n");
}

async fn no_more_are_listed_than_were_asked_for(database: TestDatabase) {
    let place = library(&database).await.with("RUST_LOG", "warn");
    let ended = place.run(&["list", "--limit", "2"]);
    assert_eq!(ended.lines().len(), 2);
    assert_eq!(ended.err, "2 of 3 are listed; --limit lists more\n");
    assert_eq!(place.run(&["list", "--limit", "0"]).code(), 2);
}

async fn an_account_must_be_named_where_there_are_several(database: TestDatabase) {
    let place = library(&database).await.with("RUST_LOG", "warn");
    let password = b"correct horse, red stapler\n";
    let made = place
        .run_with_input(&["user", "create", "--username", "bob", "--email", "bob@example.org"], password);
    assert_eq!(made.code(), 0, "{made:?}");
    let ended = place.run(&["list"]);
    assert_eq!(ended.code(), 1);
    assert_eq!(ended.err, "trackml: --user must name an account: there is more than one\n");
    assert_eq!(place.run(&["list", "--user", "bob"]).lines().len(), 0);
    assert_eq!(place.run(&["list", "--user", EMAIL]).lines().len(), 3);
}
