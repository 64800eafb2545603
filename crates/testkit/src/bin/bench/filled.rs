//! Databases that hold what many people keep.

use crate::server::{Account, Server};
use serde_json::json;
use std::any::Any;
use std::path::Path;
use trackml_testkit::databases::TestDatabase;

/// How many records each person has.
pub(crate) const EACH: u32 = 1_000;

/// A database engine, and what it is told around the filling.
pub(crate) struct Engine {
    pub(crate) name: &'static str,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
}

pub(crate) const SQLITE: Engine = Engine { name: "SQLite", before: "", after: "ANALYZE" };

/// To fill it takes longer than any statement of the product may; and a database that people live in has been swept.
pub(crate) const POSTGRES: Engine =
    Engine { name: "PostgreSQL", before: "SET statement_timeout = 0;", after: "VACUUM ANALYZE" };

/// A server whose database holds the records of many people.
pub(crate) struct Filled {
    pub(crate) server: Server,
    pub(crate) account: Account,
    _database: Box<dyn Any + Send + Sync>,
}

impl Filled {
    /// Starts the program on a database with so many thousand records, the first thousand of them the account's.
    pub(crate) async fn with(program: &Path, test: TestDatabase, engine: &Engine, thousands: u32) -> Self {
        let server = Server::start(program, Some(&test.url));
        let account = server.account().await;
        for number in 0..EACH {
            account.keep(&server, &record(number)).await;
        }
        // In one go: what is said before holds for that connection.
        let script = format!("{}{}", engine.before, others(thousands).join(";"));
        test.database.run_script(&script).await.unwrap();
        test.database.run_script(engine.after).await.unwrap();
        Self { server, account, _database: test.keep }
    }
}

/// A record as people keep them: of many kinds, some with tags, some alike.
pub(crate) fn record(number: u32) -> serde_json::Value {
    let of = |values: &[&str]| values[number as usize % values.len()].to_owned();
    json!({
        "name": format!("Model {}", number % (EACH - 20)),
        "developer": format!("Developer {}", number % 37),
        "status": of(&["wishlist", "studying", "tried", "using", "archived"]),
        "model_type": of(&["llm", "vision", "embedding", "code_assistant", "diffusion", "ner", "reranker"]),
        "license": of(&["mit", "apache-2.0", "cc-by-nc-4.0", "llama3.1"]),
        "parameters": 100_000_000_u64 * u64::from(1 + number % 700),
        "tags": [format!("tag {}", number % 40), format!("group {}", number % 7)],
        "favorite": number.is_multiple_of(9),
    })
}

/// All columns of a record but its id and its workspace.
pub(crate) const COLUMNS: &str = "name, name_key, developer, developer_key, model_type, status, parameters, license, \
    license_key, license_class, version, notes, source_links, date_interacted, favorite, rating, hub_id, hub, provenance, \
    revision, created_at, updated_at, deleted_at, context_length, gated, status_since, locked_fields, upstream, \
    checked_at, gone, changed_upstream, memory_4bit, memory_8bit, memory_16bit";

/// What gives as many others the same records, with the tags and the history of each.
fn others(thousands: u32) -> [String; 5] {
    let (people, columns) = (thousands - 1, COLUMNS);
    let read = columns.split(", ").map(|column| format!("mine.{column}")).collect::<Vec<_>>().join(", ");
    let mine = "(SELECT min(id) FROM workspaces)";
    [
        format!(
            "INSERT INTO workspaces (name, created_at) SELECT 'Somebody ' || i, created_at FROM workspaces, \
             (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people}) SELECT i FROM n) AS n \
             WHERE workspaces.id = {mine}"
        ),
        format!(
            "INSERT INTO models (workspace_id, {columns}) SELECT workspaces.id, {read} FROM workspaces, models AS mine \
             WHERE mine.workspace_id = {mine} AND workspaces.id > {mine}"
        ),
        format!(
            "INSERT INTO tags (workspace_id, name) SELECT workspaces.id, tags.name FROM workspaces, tags \
             WHERE tags.workspace_id = {mine} AND workspaces.id > {mine}"
        ),
        format!(
            "INSERT INTO model_tags (model_id, tag_id) SELECT models.id, tags.id FROM models \
             JOIN tags ON tags.workspace_id = models.workspace_id \
                 AND tags.name = 'tag ' || (CAST(substr(models.name, 7) AS INTEGER) % 40) \
             WHERE models.workspace_id > {mine}"
        ),
        format!(
            "INSERT INTO model_events (model_id, at, kind, event) SELECT models.id, models.created_at, 'created', \
             (SELECT min(event) FROM model_events) FROM models WHERE models.workspace_id > {mine}"
        ),
    ]
}
