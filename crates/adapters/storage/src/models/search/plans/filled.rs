//! Databases that hold a hundred thousand records in one workspace, and as many in others: filled once, for every test.

use crate::connection::{Database, PoolSize};
use crate::url::DatabaseUrl;
use secrecy::SecretString;
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// The workspace of a hundred thousand records; four of a quarter stand beside it.
pub(super) const LARGE: i64 = 1;
/// A workspace of fifty records among them.
pub(super) const SMALL: i64 = 6;

/// What fills the tables. In braces stands what each database says in its own way; `{word}` is one of five thousand words
/// by the number `i`.
const STATEMENTS: [&str; 9] = [
    "INSERT INTO workspaces (id, name, created_at) SELECT i, 'w', {moment} FROM (WITH RECURSIVE n(i) AS
        (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6) SELECT i FROM n) AS n",
    "INSERT INTO models (workspace_id, name, name_key, developer, developer_key, model_type, status, parameters, license,
        license_key, license_class, version, notes, source_links, date_interacted, favorite, rating, hub_id, context_length,
        gated, provenance, revision, created_at, updated_at, status_since, deleted_at)
    SELECT CASE WHEN i <= 100000 THEN 1 WHEN i <= 200000 THEN 2 + (i - 100001) / 25000 ELSE 6 END,
        'Model ' || (i % 20000), 'model ' || (i % 20000),
        CASE WHEN i % 21 = 0 THEN NULL ELSE 'Dev ' || (i % 97) END, CASE WHEN i % 21 = 0 THEN NULL ELSE 'dev ' || (i % 97) END,
        CASE WHEN i % 50 < 40 THEN 'llm' WHEN i % 50 < 49 THEN 'vision' ELSE 'ner' END,
        CASE WHEN i % 20 < 15 THEN 'wishlist' WHEN i % 20 < 19 THEN 'tried' ELSE 'using' END,
        CASE WHEN i % 23 = 0 THEN NULL ELSE CAST(i AS BIGINT) * 1000000 END,
        CASE WHEN i % 19 = 0 THEN NULL WHEN i % 30 = 0 THEN 'cc-by-nc-4.0' ELSE 'mit' END,
        CASE WHEN i % 19 = 0 THEN NULL WHEN i % 30 = 0 THEN 'cc-by-nc-4.0' ELSE 'mit' END,
        CASE WHEN i % 19 = 0 THEN NULL WHEN i % 30 = 0 THEN 'non_commercial' ELSE 'permissive' END,
        CASE WHEN i % 9 = 0 THEN 'v1' END, CASE WHEN i % 3 = 0 THEN 'about ' || {word} ELSE '' END,
        CASE WHEN i % 11 = 0 THEN '[\"https://example.org/\"]' ELSE '[]' END,
        CASE WHEN i % 27 = 0 THEN NULL ELSE {day} END, {favorite}, CASE WHEN i % 6 > 0 THEN 1 + i % 5 END,
        CASE WHEN i % 2 = 0 THEN 'Org/Name-' || i END, CASE WHEN i % 4 > 0 THEN 1024 * (1 + i % 131) END, {gated}, '{}', 1,
        {moment}, {moment}, {moment}, CASE WHEN i % 50 = 3 THEN {moment} END
    FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200050) SELECT i FROM n) AS n",
    "INSERT INTO tags (id, workspace_id, name) SELECT 10000 * w + i, w, 'tag ' || i FROM (WITH RECURSIVE n(i) AS
        (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 3999) SELECT i FROM n) AS n, (SELECT id AS w FROM workspaces) AS o
        WHERE i < 100 OR w BETWEEN 2 AND 5",
    "INSERT INTO model_tags (model_id, tag_id) SELECT i, 10000 * w + (i + o) % (CASE WHEN w BETWEEN 2 AND 5 THEN 4000 ELSE 100 END)
        FROM (SELECT id AS i, workspace_id AS w FROM models WHERE id % 7 > 0) AS n, (SELECT 0 AS o UNION ALL SELECT 7) AS o",
    "INSERT INTO model_hub_keys (model_id, hub_key, workspace_id)
        SELECT id, lower(hub_id), workspace_id FROM models WHERE hub_id IS NOT NULL",
    "INSERT INTO search_documents (model_id, workspace_id, name, labels, maker, compact, terms, edition)
        SELECT i, workspace_id, ' model ' || (i % 20000), ' tag ' || (i % 100), ' dev ' || (i % 97), 'model' || (i % 20000),
            'dev model tag ' || {word} || ' ' || (i % 20000), 1
        FROM (SELECT id AS i, workspace_id FROM models) AS n",
    "INSERT INTO model_words ({key}, words) SELECT i, {words} FROM (SELECT id AS i, workspace_id AS w FROM models) AS n",
    "INSERT INTO search_terms (workspace_id, term, records) SELECT workspace_id, term, count(*) FROM (
        SELECT workspace_id, {word} AS term FROM (SELECT id AS i, workspace_id FROM models) AS n
        UNION ALL SELECT workspace_id, CAST(id % 20000 AS TEXT) FROM models
        UNION ALL SELECT workspace_id, 'model' FROM models UNION ALL SELECT workspace_id, 'dev' FROM models
        UNION ALL SELECT workspace_id, 'tag' FROM models) AS t GROUP BY workspace_id, term",
    "INSERT INTO journal_entries (model_id, verdict, body, day, created_at, updated_at)
        SELECT i, CASE WHEN i % 400 = 0 THEN 'chosen' WHEN i % 400 = 200 THEN 'rejected' END, 'body', {day}, {moment}, {moment}
        FROM (SELECT id AS i FROM models WHERE id % 4 = 0) AS n",
];

const WORD: &str = "({chr}(CAST(97 + i % 26 AS INTEGER)) || {chr}(CAST(97 + i / 26 % 26 AS INTEGER))
    || {chr}(CAST(97 + i / 676 % 8 AS INTEGER)) || 'stral')";

/// A statement as one of the databases takes it.
fn said(statement: &str, in_its_way: &[(&str, &str)]) -> String {
    let spelt = statement.replace("{word}", WORD);
    in_its_way.iter().fold(spelt, |sql, (what, way)| sql.replace(what, way))
}

/// On SQLite.
pub(super) async fn sqlite() -> Database {
    static FILLED: OnceCell<Database> = OnceCell::const_new();
    let fill = || async {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite://{}", folder.path().join("plans.db").display());
        // One connection: the file loses its name as soon as it is filled, and goes with the process.
        let database = opened(&url, PoolSize(1)).await;
        database.migrate().await.unwrap();
        for statement in STATEMENTS {
            let words =
                "w || 'wmodel ' || w || 'w' || (i % 20000) || ' · ' || w || 'wtag ' || w || 'w' || (i % 100)
                || ' · ' || w || 'wdev ' || w || 'w' || (i % 97) || ' · ' || w || 'w' || {word}";
            let sql = said(
                statement,
                &[
                    ("{words}", &words.replace("{word}", WORD)),
                    ("{chr}", "char"),
                    ("{key}", "rowid"),
                    ("{favorite}", "i % 100 = 0"),
                    ("{gated}", "i % 40 = 0"),
                    ("{moment}", "datetime('2026-01-01', '+' || i || ' seconds')"),
                    ("{day}", "date('2026-01-01', '+' || (i % 300) || ' days')"),
                ],
            );
            database.run_script(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        database.run_script("ANALYZE").await.unwrap();
        database
    };
    FILLED.get_or_init(fill).await.clone()
}

/// On PostgreSQL: a database of these tests' own, which goes with the server.
pub(super) async fn postgres() -> Database {
    static FILLED: OnceCell<String> = OnceCell::const_new();
    let fill = || async {
        let server = std::env::var("TRACKML_TEST_POSTGRES").expect(
            "TRACKML_TEST_POSTGRES is not set: run `make test`, or `scripts/with-postgres cargo test`",
        );
        let name = format!("plans_{}", std::process::id());
        let admin = opened(&format!("{server}/postgres"), PoolSize(1)).await;
        admin.run_script(&format!("CREATE DATABASE {name}")).await.unwrap();
        let url = format!("{server}/{name}");
        let database = opened(&url, PoolSize(1)).await;
        database.migrate().await.unwrap();
        for statement in STATEMENTS {
            let words = "CAST('''' || w || 'wmodel'':1 ''' || w || 'w' || (i % 20000) || ''':2 ''' || w || 'wtag'':4 '''
                || w || 'wdev'':7 ''' || w || 'w' || {word} || ''':9' AS tsvector)";
            let sql = said(
                statement,
                &[
                    ("{words}", &words.replace("{word}", WORD)),
                    ("{chr}", "chr"),
                    ("{key}", "model_id"),
                    ("{favorite}", "i % 100 = 0"),
                    ("{gated}", "i % 40 = 0"),
                    ("{moment}", "TIMESTAMP '2026-01-01' + i * INTERVAL '1 second'"),
                    ("{day}", "DATE '2026-01-01' + CAST(i % 300 AS INTEGER)"),
                ],
            );
            database.run_script(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        // What a server does by itself: without it no index is read alone.
        database.run_script("VACUUM ANALYZE").await.unwrap();
        url
    };
    opened(FILLED.get_or_init(fill).await, PoolSize(2)).await
}

async fn opened(url: &str, size: PoolSize) -> Database {
    Database::open(DatabaseUrl::parse(&SecretString::from(url)).unwrap(), size).await.unwrap()
}
