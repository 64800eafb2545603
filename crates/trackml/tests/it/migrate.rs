//! `trackml migrate`

use crate::program::Surroundings;
use trackml_storage::Database;
use trackml_testkit::databases::{self, TestDatabase};

fn every_migration() -> Vec<String> {
    let (sqlite, _) = Database::migration_names().unwrap();
    sqlite.iter().map(|name| format!("ran {}", name.split('_').next().unwrap())).collect()
}

fn says_what_ran(database: &TestDatabase) {
    let place = Surroundings::on(database).with("RUST_LOG", "warn");
    let first = place.run(&["migrate"]);
    assert_eq!((first.code(), first.err.as_str()), (0, ""));
    assert_eq!(first.lines(), every_migration());
    let second = place.run(&["migrate"]);
    assert_eq!((second.code(), second.lines()), (0, vec!["the schema is up to date"]));
    place.serve();
}

#[tokio::test(flavor = "multi_thread")]
async fn migrate_says_what_ran_on_sqlite() {
    says_what_ran(&databases::bare_sqlite().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn migrate_says_what_ran_on_postgresql() {
    says_what_ran(&databases::bare_postgres().await);
}

/// Nodes that are started together all migrate; between them each migration runs once.
fn many_at_once(database: &TestDatabase) {
    let place = Surroundings::on(database).with("RUST_LOG", "warn");
    let programs: Vec<_> = (0..6).map(|_| place.start(&["migrate"])).collect();
    let mut ran = Vec::new();
    for program in programs {
        let ended = program.ended();
        assert_eq!((ended.code(), ended.err.as_str()), (0, ""));
        ran.extend(ended.lines().into_iter().filter(|line| line.starts_with("ran ")).map(str::to_owned));
    }
    ran.sort_unstable();
    assert_eq!(ran, every_migration());
}

#[tokio::test(flavor = "multi_thread")]
async fn many_may_migrate_at_once_on_sqlite() {
    many_at_once(&databases::bare_sqlite().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_may_migrate_at_once_on_postgresql() {
    many_at_once(&databases::bare_postgres().await);
}

#[test]
fn migrate_makes_the_file_that_serve_uses() {
    let place = Surroundings::new();
    assert_eq!(place.run(&["migrate"]).code(), 0);
    assert!(place.data("trackml.db").is_file());
}
