//! Migrations there and back, and what readiness says meanwhile.

use trackml_ports::Readiness;
use trackml_testkit::databases::{self, TestDatabase};

async fn up_down_up(test: TestDatabase) {
    let database = &test.database;
    let (names, _) = trackml_storage::Database::migration_names().unwrap();
    assert_eq!(database.pending().await.unwrap(), names);
    assert_eq!(database.pending_migrations().await.unwrap(), names);
    assert_eq!(database.migrate().await.unwrap().len(), names.len());
    assert!(database.pending_migrations().await.unwrap().is_empty());
    assert!(database.migrate().await.unwrap().is_empty());
    database.revert().await.unwrap();
    assert_eq!(database.pending().await.unwrap(), names);
    assert_eq!(database.migrate().await.unwrap().len(), names.len());
}

#[tokio::test]
async fn migrations_run_there_and_back_on_sqlite() {
    up_down_up(databases::bare_sqlite().await).await;
}

#[tokio::test]
async fn migrations_run_there_and_back_on_postgres() {
    up_down_up(databases::bare_postgres().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_start_at_once_migrate_once() {
    let test = databases::bare_postgres().await;
    let nodes: Vec<_> = (0..4)
        .map(|_| {
            let database = test.database.clone();
            tokio::spawn(async move { database.migrate().await.unwrap().len() })
        })
        .collect();
    let mut ran = 0;
    for node in nodes {
        ran += node.await.unwrap();
    }
    let (names, _) = trackml_storage::Database::migration_names().unwrap();
    assert_eq!(ran, names.len());
}

#[tokio::test]
async fn a_database_that_is_gone_is_not_ready() {
    let test = databases::postgres().await;
    let database = test.database.clone();
    drop(test.keep);
    assert!(database.pending_migrations().await.is_err());
}
