//! How both databases mean to answer: every list walks an index, at ten thousand records and more.

use super::{ModelsQuery, Wanted, page, ranked, with_field, without_field};
use crate::connection::{Database, PoolSize};
use crate::dialect::{AnyBackend, AnyConnection};
use crate::models::summary::SummaryRow;
use crate::url::DatabaseUrl;
use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Integer, Text};
use secrecy::SecretString;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use trackml_domain::listing::{Keyset, PageLimit, PageRequest, Sort, SortField, SortKey};
use trackml_domain::query::{Query as SearchQuery, Selection};

/// The workspace that is asked for; three others of the same size stand beside it.
const WORKSPACE: i64 = 1;

/// What fills the tables; `{moment}` and `{day}` are the databases' own ways to count on from a day.
const ROWS: &str = "
    INSERT INTO workspaces (id, name, created_at) SELECT i, 'w', {moment} FROM (WITH RECURSIVE n(i) AS
        (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT i FROM n) AS n;
    INSERT INTO models (workspace_id, name, name_key, developer, developer_key, model_type, status, parameters, license,
        license_key, license_class, notes, source_links, date_interacted, favorite, provenance, revision, created_at, updated_at, status_since)
    SELECT 1 + i % 4, 'Model ' || i, 'model ' || i,
        CASE WHEN i % 21 = 0 THEN NULL ELSE 'Dev ' || (i % 97) END, CASE WHEN i % 21 = 0 THEN NULL ELSE 'dev ' || (i % 97) END,
        CASE WHEN i % 50 < 40 THEN 'llm' WHEN i % 50 < 49 THEN 'vision' ELSE 'ner' END,
        CASE WHEN i % 20 < 15 THEN 'wishlist' WHEN i % 20 < 19 THEN 'tried' ELSE 'using' END,
        CASE WHEN i % 23 = 0 THEN NULL ELSE CAST(i AS BIGINT) * 1000000 END,
        'mit', 'mit', CASE WHEN i % 30 = 0 THEN 'non_commercial' ELSE 'permissive' END,
        '', '[]', CASE WHEN i % 27 = 0 THEN NULL ELSE {day} END, {false}, '{}', 1, {moment}, {moment}, {moment}
    FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) SELECT i FROM n) AS n;
    INSERT INTO tags (id, workspace_id, name) SELECT i, 1 + i % 4, 'tag ' || i FROM (WITH RECURSIVE n(i) AS
        (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT i FROM n) AS n;
    INSERT INTO model_tags (model_id, tag_id) SELECT id, 1 + id % 400 FROM models;
    INSERT INTO model_tags (model_id, tag_id) SELECT id, 1 + (id + 4) % 400 FROM models;
    ANALYZE;";

async fn sqlite() -> (Database, TempDir) {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}", folder.path().join("plans.db").display());
    let rows = ROWS
        .replace("{moment}", "datetime('2026-01-01', '+' || i || ' seconds')")
        .replace("{day}", "date('2026-01-01', '+' || (i % 300) || ' days')")
        .replace("{false}", "0");
    (filled(&url, &rows).await, folder)
}

/// A database of this test's own, which goes with the server.
async fn postgres(name: &str) -> Database {
    let server = std::env::var("TRACKML_TEST_POSTGRES")
        .expect("TRACKML_TEST_POSTGRES is not set: run `make test`, or `scripts/with-postgres cargo test`");
    let name = format!("plans_{name}_{}", std::process::id());
    opened(&format!("{server}/postgres")).await.run_script(&format!("CREATE DATABASE {name}")).await.unwrap();
    let rows = ROWS
        .replace("{moment}", "TIMESTAMP '2026-01-01' + i * INTERVAL '1 second'")
        .replace("{day}", "DATE '2026-01-01' + (i % 300)")
        .replace("{false}", "FALSE");
    filled(&format!("{server}/{name}"), &rows).await
}

async fn opened(url: &str) -> Database {
    Database::open(DatabaseUrl::parse(&SecretString::from(url)).unwrap(), PoolSize(2)).await.unwrap()
}

async fn filled(url: &str, rows: &str) -> Database {
    let database = opened(url).await;
    database.migrate().await.unwrap();
    database.run_script(rows).await.unwrap();
    database
}

/// A statement that is explained instead of run.
struct Explained<Q, Plan> {
    query: Q,
    plan: PhantomData<Plan>,
    word: &'static str,
}

impl<Q: QueryFragment<AnyBackend>, Plan> QueryFragment<AnyBackend> for Explained<Q, Plan> {
    fn walk_ast<'b>(&'b self, mut pass: AstPass<'_, 'b, AnyBackend>) -> QueryResult<()> {
        pass.unsafe_to_cache_prepared();
        pass.push_sql(self.word);
        self.query.walk_ast(pass.reborrow())
    }
}

impl<Q, Plan> QueryId for Explained<Q, Plan> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q, Plan> Query for Explained<Q, Plan> {
    type SqlType = Plan;
}

impl<Q, Plan> RunQueryDsl<AnyConnection> for Explained<Q, Plan> {}

/// What the database means to do, a line a step.
fn plan<Q: QueryFragment<AnyBackend>>(connection: &mut AnyConnection, query: Q) -> String {
    let is_sqlite = matches!(connection, AnyConnection::Sqlite(_));
    let steps: Vec<String> = if is_sqlite {
        let query = Explained::<Q, (Integer, Integer, Integer, Text)> {
            query,
            plan: PhantomData,
            word: "EXPLAIN QUERY PLAN ",
        };
        let rows: Vec<(i32, i32, i32, String)> = query.load(connection).unwrap();
        rows.into_iter().map(|(.., step)| step).collect()
    } else {
        Explained::<Q, Text> { query, plan: PhantomData, word: "EXPLAIN " }.load(connection).unwrap()
    };
    steps.join("\n")
}

/// Whether a plan reads a whole table of ours.
fn reads_everything(plan: &str) -> bool {
    plan.lines().any(|step| {
        let step = step.trim_start_matches([' ', '-', '>']);
        let sqlite = step.starts_with("SCAN models")
            || step.starts_with("SCAN tags")
            || step.starts_with("SCAN model_tags");
        (sqlite && !step.contains("INDEX"))
            || step.starts_with("Seq Scan on models")
            || step.starts_with("Seq Scan on model_tags")
    })
}

/// Whether a plan sorts what an index should give in order.
fn sorts(plan: &str) -> bool {
    plan.contains("USE TEMP B-TREE") || plan.contains("Sort")
}

fn rows(query: ModelsQuery<'static>) -> impl QueryFragment<AnyBackend> {
    query.limit(51).select(SummaryRow::as_select())
}

fn selection(query: &str) -> Selection {
    SearchQuery::parse(query).unwrap().at(chrono::DateTime::from_timestamp(1_767_300_000, 0).unwrap())
}

/// A query for each test that there is.
const QUERIES: [&str; 4] =
    ["status:using", "status:using,tried", "type:ner", "tag:\"tag 8\" tag:\"tag 12\" status:using"];

/// Every order of a list, with the index that gives it and a place in its middle.
fn orders() -> Vec<(Sort, &'static str, SortKey)> {
    let moment = chrono::DateTime::from_timestamp(1_767_240_000, 0).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
    let middle = [
        (SortField::Name, "models_by_name", SortKey::Text("model 25".into())),
        (SortField::Developer, "models_by_developer", SortKey::Text("dev 5".into())),
        (SortField::Parameters, "models_by_parameters", SortKey::Number(20_000_000_000)),
        (SortField::CreatedAt, "models_by_created", SortKey::Time(moment)),
        (SortField::UpdatedAt, "models_by_updated", SortKey::Time(moment)),
        (SortField::DateInteracted, "models_by_interacted", SortKey::Date(day)),
    ];
    let both = |(field, index, key): (SortField, &'static str, SortKey)| {
        [false, true].map(|descending| (Sort { field, descending }, index, key.clone()))
    };
    middle.into_iter().flat_map(both).collect()
}

async fn lists_walk_their_index(database: Database) {
    let checks = database.with(|connection| {
        for (sort, index, key) in orders() {
            let everything = selection("");
            let wanted = Wanted::of(connection, WORKSPACE, &everything).unwrap();
            let all = || wanted.models();
            let keyset = Keyset { key, id: 20_000.into() };
            let missing = Keyset { key: SortKey::Missing, id: 20_000.into() };
            let lists = [
                Some(with_field(all(), sort, None)),
                Some(with_field(all(), sort, Some(&keyset))),
                without_field(all(), sort, None),
                without_field(all(), sort, Some(&missing)),
            ];
            for list in lists.into_iter().flatten() {
                let plan = plan(connection, rows(list));
                assert!(plan.contains(index), "{sort} does not use {index}:\n{plan}");
                assert!(!sorts(&plan), "{sort} sorts:\n{plan}");
            }
        }
    });
    checks.await.unwrap();
}

async fn filters_use_an_index(database: Database) {
    let checks = database.with(|connection| {
        for query in QUERIES {
            let selection = selection(query);
            let wanted = Wanted::of(connection, WORKSPACE, &selection).unwrap();
            let list = with_field(wanted.models(), Sort::default(), None);
            let plan_of_list = plan(connection, rows(list));
            assert!(!reads_everything(&plan_of_list), "{query} reads everything:\n{plan_of_list}");
            let plan_of_count = plan(connection, wanted.models().count());
            assert!(!reads_everything(&plan_of_count), "counting {query} reads everything:\n{plan_of_count}");
        }
    });
    checks.await.unwrap();
}

async fn a_page_needs_three_statements(database: Database) {
    for limit in [1, 200] {
        let statements = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&statements);
        let read = database.with(move |connection| {
            connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                    counted.fetch_add(1, Ordering::Relaxed);
                }
            });
            let request = PageRequest { limit: PageLimit::new(limit).unwrap(), ..PageRequest::default() };
            let everything = selection("");
            let wanted = Wanted::of(connection, WORKSPACE, &everything).unwrap();
            let items = page(connection, &wanted, &request).unwrap().page.items.len();
            connection.set_instrumentation(|_: InstrumentationEvent<'_>| {});
            items
        });
        assert_eq!(read.await.unwrap(), usize::try_from(limit).unwrap());
        assert_eq!(statements.load(Ordering::Relaxed), 3, "a page of {limit}");
    }
}

#[tokio::test]
async fn a_plan_that_reads_everything_is_noticed() {
    let (database, _folder) = sqlite().await;
    let checks = database.with(|connection| {
        connection.batch_execute("DROP INDEX model_tags_by_tag; DROP INDEX models_by_name;").unwrap();
        let sort = Sort { field: SortField::Name, descending: false };
        let everything = selection("");
        let wanted = Wanted::of(connection, WORKSPACE, &everything).unwrap();
        let list = with_field(wanted.models(), sort, None);
        assert!(sorts(&plan(connection, rows(list))));
        let everything = crate::schema::models::table.select(crate::schema::models::notes);
        assert!(reads_everything(&plan(connection, everything)));
    });
    checks.await.unwrap();
}

#[tokio::test]
async fn every_list_walks_its_index_on_sqlite() {
    let (database, _folder) = sqlite().await;
    lists_walk_their_index(database).await;
}

#[tokio::test]
async fn every_list_walks_its_index_on_postgres() {
    lists_walk_their_index(postgres("lists").await).await;
}

#[tokio::test]
async fn every_filter_uses_an_index_on_sqlite() {
    let (database, _folder) = sqlite().await;
    filters_use_an_index(database).await;
}

#[tokio::test]
async fn every_filter_uses_an_index_on_postgres() {
    filters_use_an_index(postgres("filters").await).await;
}

#[tokio::test]
async fn a_page_of_any_size_needs_three_statements_on_sqlite() {
    let (database, _folder) = sqlite().await;
    a_page_needs_three_statements(database).await;
}

#[tokio::test]
async fn a_page_of_any_size_needs_three_statements_on_postgres() {
    a_page_needs_three_statements(postgres("pages").await).await;
}
