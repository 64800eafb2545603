//! `trackml user`: what the operator does without a password.

use crate::on_both_databases;
use crate::person::{EMAIL, PASSWORD, Person};
use crate::program::{Ended, Surroundings};
use serde_json::json;
use std::time::Duration;
use trackml_testkit::databases::TestDatabase;

on_both_databases! {
    the_first_account_is_an_administrator,
    an_account_is_made_and_signs_in,
    accounts_are_listed_between_tabs,
    another_password_opens_and_ends_the_sessions,
    a_disabled_account_is_refused_by_a_running_server,
    an_administrator_is_made_and_unmade,
    a_refused_command_says_why_in_one_line,
    where_registration_is_closed_the_operator_makes_accounts,
}

fn create(place: &Surroundings, name: &str, password: &str) -> Ended {
    let email = format!("{name}@example.org");
    let arguments = ["user", "create", "--username", name, "--email", &email];
    place.run_with_input(&arguments, format!("{password}\n").as_bytes())
}

async fn the_first_account_is_an_administrator(database: TestDatabase) {
    let place = Surroundings::on(&database);
    assert_eq!(create(&place, "ada", PASSWORD).out, "administrator ada was made\n");
    assert_eq!(create(&place, "bob", PASSWORD).out, "account bob was made\n");
}

async fn an_account_is_made_and_signs_in(database: TestDatabase) {
    let place = Surroundings::on(&database);
    assert_eq!(create(&place, "ada", PASSWORD).code(), 0);
    let server = place.serve();
    assert_eq!(Person::logs_in(&server).await.get("/auth/me").await.body["is_admin"], true);
}

async fn accounts_are_listed_between_tabs(database: TestDatabase) {
    let place = Surroundings::on(&database);
    create(&place, "ada", PASSWORD);
    create(&place, "bob", PASSWORD);
    place.run(&["user", "disable", "bob"]);
    let listed = place.run(&["user", "list"]);
    let columns: Vec<Vec<&str>> = listed.lines().iter().map(|line| line.split('\t').collect()).collect();
    assert_eq!(columns[0][1..5], ["ada", "ada@example.org", "active", "administrator"]);
    assert_eq!(columns[1][1..5], ["bob", "bob@example.org", "disabled", "-"]);
    assert_eq!(columns.len(), 2);
}

async fn another_password_opens_and_ends_the_sessions(database: TestDatabase) {
    let place = Surroundings::on(&database);
    let server = place.serve();
    let ada = Person::registers(&server).await;
    let next = "a wholly other phrase, 42";
    let changed = place.run_with_input(&["user", "set-password", EMAIL], format!("{next}\n").as_bytes());
    assert_eq!(changed.code(), 0, "{changed:?}");
    refused_soon(&ada).await;
    let nobody = Person::with_token(&server, String::new());
    let login = |password: &str| nobody.post("/auth/login", json!({"email": EMAIL, "password": password}));
    assert_eq!((login(next).await.status, login(PASSWORD).await.status), (200, 401));
}

/// Another process has ended the session: the server notices within five seconds.
async fn refused_soon(person: &Person) {
    let begun = std::time::Instant::now();
    while person.get("/auth/me").await.status != 401 {
        assert!(begun.elapsed() < Duration::from_secs(5), "it is not refused");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn a_disabled_account_is_refused_by_a_running_server(database: TestDatabase) {
    let place = Surroundings::on(&database);
    create(&place, "root", PASSWORD);
    let server = place.serve();
    let ada = Person::registers(&server).await;
    assert_eq!(ada.get("/auth/me").await.status, 200);
    assert!(place.run(&["user", "disable", "ada"]).out.contains("disabled"));
    refused_soon(&ada).await;
    assert!(place.run(&["user", "enable", "ada"]).out.contains("active"));
    Person::logs_in(&server).await;
}

async fn an_administrator_is_made_and_unmade(database: TestDatabase) {
    let place = Surroundings::on(&database);
    create(&place, "ada", PASSWORD);
    create(&place, "bob", PASSWORD);
    assert!(place.run(&["user", "promote", "bob@example.org"]).out.contains("administrator"));
    assert!(!place.run(&["user", "demote", "ada"]).out.contains("administrator"));
    let last = place.run(&["user", "demote", "bob"]);
    assert!(last.one_line(1).contains("last administrator"), "{last:?}");
}

async fn a_refused_command_says_why_in_one_line(database: TestDatabase) {
    let place = Surroundings::on(&database);
    assert!(create(&place, "ada", "password123").one_line(1).contains("too easy to guess"));
    assert!(create(&place, "ada", "short").one_line(1).contains("at least 8"));
    assert!(create(&place, "a b", PASSWORD).one_line(2).contains("--username"));
    assert!(place.run(&["user", "promote", "nobody"]).one_line(1).contains("\"nobody\""));
    create(&place, "ada", PASSWORD);
    assert!(create(&place, "Ada", PASSWORD).one_line(1).contains("taken"));
}

async fn where_registration_is_closed_the_operator_makes_accounts(database: TestDatabase) {
    let place = Surroundings::on(&database).with("REGISTRATION", "closed");
    let server = place.serve();
    let nobody = Person::with_token(&server, String::new());
    let body = json!({"username": "ada", "email": EMAIL, "password": PASSWORD});
    assert_eq!(nobody.post("/auth/register", body).await.status, 403);
    create(&place, "ada", PASSWORD);
    Person::logs_in(&server).await;
}
