//! What a search by meaning costs where every vector of the workspace is looked at, in time and in memory.

use crate::filled::{COLUMNS, Engine, POSTGRES, SQLITE, record};
use crate::series::{Series, timed};
use crate::server::{Account, Server};
use std::path::PathBuf;
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_gemini::GeminiConfig;
use trackml_ports::{MadeVector, VectorIndex};
use trackml_storage::Database;
use trackml_testkit::databases::{self, TestDatabase};
use trackml_testkit::stub_gemini::StubGemini;

/// What a search by meaning costs, in libraries of several sizes
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The server's program
    #[arg(default_value = "target/release/trackml")]
    program: PathBuf,
    /// How many records the workspaces hold, in thousands
    #[arg(long, value_delimiter = ',', default_value = "1,10,100")]
    records: Vec<u32>,
    /// How often each is asked
    #[arg(long, default_value_t = 20)]
    times: usize,
    /// The most memory that the server may hold, in MB
    #[arg(long, default_value_t = 100)]
    memory: u64,
}

/// How many vectors are kept at a time.
const AT_A_TIME: u32 = 1_000;

const MB: u64 = 1_000_000;

/// Whether the memory stays within the bound, on SQLite and, where a server is named, on PostgreSQL.
pub(crate) async fn measure(arguments: &Arguments) -> bool {
    let mut holds = true;
    for thousands in &arguments.records {
        holds &= searched(&SQLITE, databases::sqlite().await, *thousands, arguments).await;
    }
    if std::env::var_os("TRACKML_TEST_POSTGRES").is_none() {
        println!("PostgreSQL was left out: TRACKML_TEST_POSTGRES names no server");
        return holds;
    }
    for thousands in &arguments.records {
        holds &= searched(&POSTGRES, databases::postgres().await, *thousands, arguments).await;
    }
    holds
}

async fn searched(engine: &Engine, test: TestDatabase, thousands: u32, arguments: &Arguments) -> bool {
    let account = filled(engine, &test, thousands, arguments).await;
    let gemini = StubGemini::start().unwrap();
    let address = gemini.url().to_string();
    let ai = [("GOOGLE_API_KEY", "a key for the bench"), ("GEMINI_BASE_URL", address.as_str())];
    let server = Server::with(&arguments.program, Some(&test.url), &ai);
    let ask = async || {
        let found = account.read(&server.api("/models/semantic-search?q=a%20model%20that%20listens")).await;
        assert_eq!(
            (&found["without_vector"], found["items"][0]["meaning_rank"].is_u64()),
            (&0.into(), true),
            "{found}"
        );
    };
    // The first asks the language model, and the database warms up.
    ask().await;
    let mut took = Vec::new();
    for _ in 0..arguments.times {
        took.push(timed(&ask).await);
    }
    let memory = server.peak_memory();
    println!("a search by meaning among {} records, on {}:", thousands * 1_000, engine.name);
    println!("  {}", Series::of(took));
    if let Some(bytes) = memory {
        println!("  at most {} MB of memory; {} may be", bytes / MB, arguments.memory);
    }
    memory.is_none_or(|bytes| bytes / MB <= arguments.memory)
}

/// Somebody whose library has so many thousand records, each with a vector.
async fn filled(engine: &Engine, test: &TestDatabase, thousands: u32, arguments: &Arguments) -> Account {
    let server = Server::start(&arguments.program, Some(&test.url));
    let account = server.account().await;
    account.keep(&server, &record(1)).await;
    let more = thousands * 1_000 - 1;
    let copies = format!(
        "{}INSERT INTO models (workspace_id, {COLUMNS}) SELECT workspace_id, {COLUMNS} FROM models, \
         (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {more}) SELECT i FROM n) AS n",
        engine.before
    );
    test.database.run_script(&copies).await.unwrap();
    let space =
        VectorSpace { model: GeminiConfig::EMBEDDING_MODEL.to_owned(), dimensions: GeminiConfig::DIMENSIONS };
    let mut chance = Chance(1);
    for first in (1..=thousands * 1_000).step_by(AT_A_TIME as usize) {
        keep_vectors(&test.database, &space, first, &mut chance).await;
    }
    test.database.run_script(engine.after).await.unwrap();
    account
}

async fn keep_vectors(database: &Database, space: &VectorSpace, first: u32, chance: &mut Chance) {
    let made = |id: u32| MadeVector {
        model_id: i64::from(id).into(),
        revision: 1,
        made_of: id.to_string(),
        vector: Some(chance.vector(space.dimensions)),
    };
    let some = (first..first + AT_A_TIME).map(made).collect();
    database.settle(space, some, chrono::Utc::now()).await.unwrap();
}

/// Numbers as they come, the same in every run: Marsaglia's xorshift.
struct Chance(u64);

impl Chance {
    fn vector(&mut self, dimensions: u32) -> Vector {
        Vector::new((0..dimensions).map(|_| self.number()).collect()).unwrap()
    }

    /// From −0.5 to 0.5.
    fn number(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[expect(clippy::cast_precision_loss, reason = "sixteen bits fit")]
        let number = (self.0 >> 48) as f32 / 65_535.0;
        number - 0.5
    }
}
