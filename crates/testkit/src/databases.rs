//! Real databases for tests: a file of SQLite's own, or a fresh copy of a migrated PostgreSQL database.

use crate::contracts::Harness;
use secrecy::SecretString;
use std::any::Any;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use trackml_storage::{Database, DatabaseUrl, PoolSize};

/// A database that is empty but for its schema, with its address and whatever must live as long.
pub struct TestDatabase {
    /// The database.
    pub database: Database,
    /// Its address.
    pub url: String,
    /// Removes it when dropped.
    pub keep: Box<dyn Any + Send + Sync>,
}

impl From<TestDatabase> for Harness {
    fn from(test: TestDatabase) -> Self {
        Self::of(test.database, test.keep)
    }
}

/// Few connections each: many tests run at once.
const POOL: PoolSize = PoolSize(4);

async fn open(url: &str) -> Database {
    let url = DatabaseUrl::parse(&SecretString::from(url)).unwrap();
    Database::open(url, POOL).await.unwrap()
}

/// A new SQLite file, in write-ahead-logging mode as always.
pub async fn sqlite() -> TestDatabase {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}", folder.path().join("trackml.db").display());
    let database = open(&url).await;
    database.migrate().await.unwrap();
    TestDatabase { database, url, keep: Box::new(folder) }
}

/// A new PostgreSQL database: a copy of one that is migrated once.
pub async fn postgres() -> TestDatabase {
    let copy = PostgresCopy::of(template().await).await;
    TestDatabase { database: open(&copy.url).await, url: copy.url.clone(), keep: Box::new(copy) }
}

/// A new PostgreSQL database without a schema.
pub async fn bare_postgres() -> TestDatabase {
    let copy = PostgresCopy::of("template1").await;
    TestDatabase { database: open(&copy.url).await, url: copy.url.clone(), keep: Box::new(copy) }
}

/// A new SQLite file without a schema.
pub async fn bare_sqlite() -> TestDatabase {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}", folder.path().join("trackml.db").display());
    TestDatabase { database: open(&url).await, url, keep: Box::new(folder) }
}

/// The server that the tests' runner started.
fn server() -> String {
    std::env::var("TRACKML_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("TRACKML_TEST_POSTGRES is not set: run `make test`, or `scripts/with-postgres cargo test`")
    })
}

/// The database that every test copies, migrated by the first that asks.
async fn template() -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(|| async {
            let name = unique("template");
            admin(&format!("CREATE DATABASE {name}")).await;
            open(&format!("{}/{name}", server())).await.migrate().await.unwrap();
            name
        })
        .await
}

/// A name that no other test and no other test program uses.
fn unique(kind: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{kind}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

async fn admin(sql: &str) {
    open(&format!("{}/postgres", server())).await.run_script(sql).await.unwrap();
}

/// A database that is dropped with its test.
struct PostgresCopy {
    name: String,
    url: String,
}

impl PostgresCopy {
    async fn of(template: &str) -> Self {
        let name = unique("test");
        admin(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let url = format!("{}/{name}", server());
        Self { name, url }
    }
}

impl Drop for PostgresCopy {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // A thread of its own: the test's runtime may be ending.
        let dropping = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(admin(&sql));
        });
        // What is left over goes with the server.
        let _ = dropping.join();
    }
}
