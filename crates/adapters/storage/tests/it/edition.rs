//! A database whose terms were never cut, as a migration leaves it, is searchable once it is migrated.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use std::any::Any;
use std::time::{Duration, Instant};
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::Model;
use trackml_storage::Database;
use trackml_testkit::contracts::Harness;
use trackml_testkit::contracts::models::search::collection::Collection;
use trackml_testkit::contracts::models::search::table;
use trackml_testkit::databases::{self, TestDatabase};
use trackml_testkit::sample;

/// What the migration that makes the index leaves of what was kept before.
const NEVER_CUT: &str = "
    UPDATE search_documents SET name = '', labels = '', maker = '', compact = '', terms = '', edition = 0;
    DELETE FROM model_words;
    DELETE FROM search_terms;";

/// A database with the harness on it, its address and whatever must live as long.
struct Old {
    database: Database,
    url: String,
    harness: Harness,
    _keep: Box<dyn Any + Send + Sync>,
}

fn old(test: TestDatabase) -> Old {
    let TestDatabase { database, url, keep } = test;
    Old { harness: Harness::of(database.clone(), ()), database, url, _keep: keep }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// A number that a statement gives.
fn number(url: &str, sql: &str) -> i64 {
    let rows: Vec<Number> = match url.strip_prefix("sqlite://") {
        Some(path) => diesel::sql_query(sql).load(&mut SqliteConnection::establish(path).unwrap()),
        None => diesel::sql_query(sql).load(&mut PgConnection::establish(url).unwrap()),
    }
    .unwrap();
    rows[0].n
}

/// Asserts that every term is counted as often as records have it.
fn the_vocabulary_is_right(url: &str) {
    let miscounted =
        "SELECT count(*) AS n FROM search_terms t WHERE records <> (SELECT count(*) FROM search_documents d
        WHERE d.workspace_id = t.workspace_id AND ' ' || d.terms || ' ' LIKE '% ' || t.term || ' %')";
    assert_eq!(number(url, miscounted), 0);
    let (terms, counted) = (
        "SELECT CAST(sum(length(terms) - length(replace(terms, ' ', '')) + 1) AS BIGINT) AS n FROM search_documents",
        "SELECT CAST(sum(records) AS BIGINT) AS n FROM search_terms",
    );
    assert_eq!(number(url, terms), number(url, counted));
    assert_eq!(number(url, "SELECT count(*) AS n FROM search_documents WHERE edition < 1"), 0);
}

async fn is_searchable_once_it_is_migrated(test: TestDatabase) {
    let old = old(test);
    let collection = Collection::keep(&old.harness).await;
    old.database.run_script(NEVER_CUT).await.unwrap();
    assert_eq!(old.harness.names(collection.workspace, "llama").await, [""; 0]);
    assert_eq!(old.harness.names(collection.workspace, "status:using llama OR rating:5").await.len(), 2);
    assert!(old.database.migrate().await.unwrap().is_empty());
    table::holds(&old.harness, &collection).await;
    the_vocabulary_is_right(&old.url);
}

#[tokio::test]
async fn sqlite_is_searchable_once_it_is_migrated() {
    is_searchable_once_it_is_migrated(databases::sqlite().await).await;
}

#[tokio::test]
async fn postgres_is_searchable_once_it_is_migrated() {
    is_searchable_once_it_is_migrated(databases::postgres().await).await;
}

async fn what_is_written_before_is_counted_once(test: TestDatabase) {
    let old = old(test);
    let (ada, bob) = (old.harness.workspace().await, old.harness.person("bob").await.workspace);
    let mut models = Vec::new();
    for name in ["Mistral one", "Mistral two", "Mistral three"] {
        models.push(old.harness.put(sample::new_model(ada, name)).await);
    }
    old.database.run_script(NEVER_CUT).await.unwrap();
    let [one, two, three] = <[Model; 3]>::try_from(models).unwrap();
    let one = old.harness.save(one.apply(sample::patch().name("Falcon").into(), sample::stamp(5))).await;
    old.harness.models.relocate(two.move_to(bob, sample::stamp(6))).await.unwrap();
    old.database.migrate().await.unwrap();
    the_vocabulary_is_right(&old.url);
    assert_eq!(old.harness.names(ada, "mistrl").await, ["Mistral three"]);
    assert_eq!(old.harness.names(bob, "mistrl").await, ["Mistral two"]);
    for model in [one, three] {
        old.harness.save(model.apply(sample::patch().name("Zephyr").into(), sample::stamp(7))).await;
    }
    the_vocabulary_is_right(&old.url);
}

#[tokio::test]
async fn what_is_written_before_is_counted_once_on_sqlite() {
    what_is_written_before_is_counted_once(databases::sqlite().await).await;
}

#[tokio::test]
async fn what_is_written_before_is_counted_once_on_postgres() {
    what_is_written_before_is_counted_once(databases::postgres().await).await;
}

#[tokio::test]
async fn a_second_migration_changes_nothing_on_sqlite() {
    let old = old(databases::sqlite().await);
    Collection::keep(&old.harness).await;
    old.database.run_script(NEVER_CUT).await.unwrap();
    // Tells whether another connection has written since.
    let mut watching = SqliteConnection::establish(old.url.strip_prefix("sqlite://").unwrap()).unwrap();
    let mut version = || {
        let rows: Vec<Number> = diesel::sql_query("SELECT data_version AS n FROM pragma_data_version")
            .load(&mut watching)
            .unwrap();
        rows[0].n
    };
    let at_first = version();
    old.database.migrate().await.unwrap();
    let after_one = version();
    old.database.migrate().await.unwrap();
    assert_ne!(at_first, after_one);
    assert_eq!(version(), after_one);
}

#[tokio::test]
async fn a_second_migration_changes_nothing_on_postgres() {
    let old = old(databases::postgres().await);
    Collection::keep(&old.harness).await;
    old.database.run_script(NEVER_CUT).await.unwrap();
    // The transactions that wrote the rows that stand there.
    let writers = |url: &str| {
        ["search_documents", "search_terms", "model_words"]
            .map(|table| number(url, &format!("SELECT max(xmin::text::bigint) AS n FROM {table}")))
    };
    let at_first = number(&old.url, "SELECT max(xmin::text::bigint) AS n FROM search_documents");
    old.database.migrate().await.unwrap();
    let after_one = writers(&old.url);
    old.database.migrate().await.unwrap();
    assert!(after_one[0] > at_first);
    assert_eq!(writers(&old.url), after_one);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_start_at_once_cut_each_record_once() {
    let old = old(databases::postgres().await);
    let collection = Collection::keep(&old.harness).await;
    old.database.run_script(NEVER_CUT).await.unwrap();
    let nodes: Vec<_> = (0..3)
        .map(|_| {
            let database = old.database.clone();
            tokio::spawn(async move { database.migrate().await.unwrap() })
        })
        .collect();
    for node in nodes {
        node.await.unwrap();
    }
    the_vocabulary_is_right(&old.url);
    assert_eq!(old.harness.names(collection.workspace, "mistrl").await.len(), 3);
}

/// How many records a large library has here, and how long it may take in a debug build on a busy machine.
const MANY: u32 = 2_000;
const SANE: Duration = Duration::from_mins(1);

/// Records with a hundred words each, as an earlier version kept them.
const RECORDS: &str = "
    INSERT INTO models (workspace_id, name, name_key, developer, developer_key, model_type, status, notes, source_links,
        favorite, provenance, revision, created_at, updated_at, status_since)
    SELECT (SELECT min(id) FROM workspaces), 'Model ' || i, 'model ' || i, 'Dev ' || (i % 97), 'dev ' || (i % 97), 'llm',
        'wishlist', {notes}, '[]', {false}, '{}', 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00', '2026-01-01 00:00:00'
    FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) SELECT i FROM n) AS n;
    INSERT INTO search_documents SELECT id, workspace_id, '', '', '', '', '', 0, '' FROM models;";

#[allow(clippy::print_stdout, reason = "measured")]
async fn thousands_are_cut_in_good_time(test: TestDatabase, no: &str, notes: &str, moment: &str) {
    let old = old(test);
    let workspace = old.harness.workspace().await;
    let script = RECORDS
        .replace("{many}", &MANY.to_string())
        .replace("{false}", no)
        .replace("{notes}", notes)
        .replace("'2026-01-01 00:00:00'", moment);
    old.database.run_script(&script).await.unwrap();
    let started = Instant::now();
    old.database.migrate().await.unwrap();
    let took = started.elapsed();
    let per_second = f64::from(MANY) / took.as_secs_f64();
    println!("{MANY} records were cut in {took:.1?}: {per_second:.0} a second");
    assert!(took < SANE, "{took:?}");
    the_terms_are_there(&old, workspace).await;
}

async fn the_terms_are_there(old: &Old, workspace: WorkspaceId) {
    let page = old.harness.page(workspace, "model", &PageRequest::default()).await;
    assert_eq!(page.total, u64::from(MANY));
    assert_eq!(old.harness.names(workspace, "\"model 1999\"").await, ["Model 1999"]);
    assert_eq!(number(&old.url, "SELECT count(*) AS n FROM search_documents WHERE edition < 1"), 0);
    let counted = "SELECT records AS n FROM search_terms WHERE term = 'model'";
    assert_eq!(number(&old.url, counted), i64::from(MANY));
}

#[tokio::test]
async fn thousands_are_cut_in_good_time_on_sqlite() {
    let notes = "replace(hex(zeroblob(40)), '00', ' word' || (i % 700) || ' ' || (i % 13))";
    thousands_are_cut_in_good_time(databases::sqlite().await, "0", notes, "'2026-01-01 00:00:00'").await;
}

#[tokio::test]
async fn thousands_are_cut_in_good_time_on_postgres() {
    let notes = "repeat(' word' || (i % 700) || ' ' || (i % 13), 40)";
    let moment = "TIMESTAMP '2026-01-01 00:00:00'";
    thousands_are_cut_in_good_time(databases::postgres().await, "FALSE", notes, moment).await;
}
