//! How many people one server holds: all at once they do what a person does, more and more of them, until pages come late.

use crate::filled::{Filled, POSTGRES};
use crate::series::{Series, timed};
use futures::future::join_all;
use serde_json::json;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use trackml_testkit::databases;

/// How much of a person's work one server holds, on PostgreSQL beside it
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The server's program
    #[arg(default_value = "target/release/trackml")]
    program: PathBuf,
    /// How many records the database holds, in thousands
    #[arg(long, default_value_t = 100)]
    records: u32,
    /// How long each number of people is tried, in seconds
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// The latest that 99 of 100 answers may come, in milliseconds
    #[arg(long, default_value_t = 250.0)]
    late: f64,
}

/// How many ask at once, without a pause, as each answer has come.
const AT_ONCE: [usize; 6] = [1, 2, 4, 8, 16, 32];

/// What a person asks in a minute of work, in turns.
const MINUTE: [&str; 7] = [
    "/models?limit=50",
    "/models/facets",
    "/models?limit=50&q=status:using%20sort:-params",
    "/models/facets?q=status:using",
    "/models/search?q=model%2012&limit=20",
    "/models/17",
    WRITE,
];

/// In its place a record is changed.
const WRITE: &str = "a change";

/// Measures it; it holds where a person alone is answered in time.
pub(crate) async fn measure(arguments: &Arguments) -> bool {
    if std::env::var_os("TRACKML_TEST_POSTGRES").is_none() {
        println!("left out: TRACKML_TEST_POSTGRES names no server");
        return true;
    }
    let filled =
        Filled::with(&arguments.program, databases::postgres().await, &POSTGRES, arguments.records).await;
    println!("a server on PostgreSQL with {} records, asked without a pause:", arguments.records * 1_000);
    let mut held = None;
    for people in AT_ONCE {
        let begun = Instant::now();
        let length = Duration::from_secs(arguments.seconds);
        let took = join_all((0..people).map(|first| work(&filled, first, length))).await;
        let answers: Vec<Duration> = took.into_iter().flatten().collect();
        #[expect(clippy::cast_precision_loss, reason = "no run answers that often")]
        let rate = answers.len() as f64 / begun.elapsed().as_secs_f64();
        let series = Series::of(answers);
        println!("  {people:>3} at once   {rate:>6.0} answers a second   {series}");
        if series.p99() <= arguments.late {
            held = Some(rate.max(held.unwrap_or_default()));
        }
    }
    let Some(rate) = held else {
        println!("  not even one is answered within {} ms", arguments.late);
        return false;
    };
    #[expect(clippy::cast_precision_loss, reason = "it is seven")]
    let people = rate * 60.0 / MINUTE.len() as f64;
    println!(
        "  within {} ms: {rate:.0} answers a second, as many as {people:.0} people at work ask",
        arguments.late
    );
    true
}

/// Works for so long, beginning somewhere else than the others.
async fn work(filled: &Filled, first: usize, length: Duration) -> Vec<Duration> {
    let (begun, mut took, mut turn) = (Instant::now(), Vec::new(), first);
    while begun.elapsed() < length {
        let what = MINUTE[turn % MINUTE.len()];
        took.push(timed(async || filled.does(what, turn).await).await);
        turn += 1;
    }
    took
}

impl Filled {
    async fn does(&self, what: &str, turn: usize) {
        if what == WRITE {
            // Each a record of their own mostly: two who write the same wait for each other.
            let id = 1 + turn * 31 % 900;
            let notes = format!("seen in turn {turn}");
            self.account.change(&self.server, id, &json!({ "notes": notes })).await;
        } else {
            self.account.read(&self.server.api(what)).await;
        }
    }
}
