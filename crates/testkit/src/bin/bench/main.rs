//! Measures a built server from outside, in ratios: what one thing costs beside another, on the machine that it runs on.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a bench that fails should fail loudly"
)]

mod capacity;
mod dashboards;
mod filled;
mod logins;
mod meaning;
mod retrieval;
mod series;
mod server;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Measures a built server from outside, in ratios
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Logins(logins::Arguments),
    Dashboards(dashboards::Arguments),
    Retrieval(retrieval::Arguments),
    Meaning(meaning::Arguments),
    Capacity(capacity::Arguments),
}

#[tokio::main]
async fn main() -> ExitCode {
    let holds = match Arguments::parse().what {
        What::Logins(arguments) => logins::measure(&arguments).await,
        What::Dashboards(arguments) => dashboards::measure(&arguments).await,
        What::Retrieval(arguments) => retrieval::measure(&arguments).await,
        What::Meaning(arguments) => meaning::measure(&arguments).await,
        What::Capacity(arguments) => capacity::measure(&arguments).await,
    };
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
