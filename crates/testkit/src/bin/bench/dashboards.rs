//! What other people's records cost the dashboard of one who has a thousand.

use crate::filled::{EACH, Engine, Filled, POSTGRES, SQLITE};
use crate::series::{Series, timed};
use std::path::PathBuf;
use trackml_testkit::databases::{self, TestDatabase};

/// What other people's records cost the dashboard of one who has a thousand
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The server's program
    #[arg(default_value = "target/release/trackml")]
    program: PathBuf,
    /// How many records the smaller database holds, in thousands
    #[arg(long, default_value_t = 10)]
    few: u32,
    /// How many records the larger database holds, in thousands
    #[arg(long, default_value_t = 1_000)]
    many: u32,
    /// How often each is asked
    #[arg(long, default_value_t = 200)]
    times: usize,
    /// The most that the median may grow
    #[arg(long, default_value_t = 2.0)]
    bound: f64,
}

/// Whether the medians stay within the bound, on SQLite and, where a server is named in `TRACKML_TEST_POSTGRES`, on
/// PostgreSQL.
pub(crate) async fn measure(arguments: &Arguments) -> bool {
    let mut holds = compared(&SQLITE, databases::sqlite, arguments).await;
    if std::env::var_os("TRACKML_TEST_POSTGRES").is_some() {
        holds &= compared(&POSTGRES, databases::postgres, arguments).await;
    } else {
        println!("PostgreSQL was left out: TRACKML_TEST_POSTGRES names no server");
    }
    holds
}

async fn compared(engine: &Engine, new: impl AsyncFn() -> TestDatabase, arguments: &Arguments) -> bool {
    let few = Filled::with(&arguments.program, new().await, engine, arguments.few).await;
    let many = Filled::with(&arguments.program, new().await, engine, arguments.many).await;
    for _ in 0..10 {
        few.ask().await;
        many.ask().await;
    }
    let (mut of_few, mut of_many) = (Vec::new(), Vec::new());
    // By turns: what else the machine does meets both.
    for _ in 0..arguments.times {
        of_few.push(timed(async || few.ask().await).await);
        of_many.push(timed(async || many.ask().await).await);
    }
    let (of_few, of_many) = (Series::of(of_few), Series::of(of_many));
    let ratio = of_many.median() / of_few.median();
    println!("the dashboard of one with {EACH} records, on {}:", engine.name);
    println!("  of {:>9} records   {of_few}", arguments.few * EACH);
    println!("  of {:>9} records   {of_many}", arguments.many * EACH);
    println!("  ratio     {ratio:.2} of the medians; {:.2} may be", arguments.bound);
    ratio <= arguments.bound
}

impl Filled {
    async fn ask(&self) {
        let answer = self.account.read(&self.server.api("/dashboard?time_zone=Europe/Berlin")).await;
        assert_eq!(answer["facets"]["total"], EACH, "{answer}");
    }
}
