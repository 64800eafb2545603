//! TrackML: one binary, alone on SQLite or in company on PostgreSQL.

mod background;
mod cli;
mod clock;
mod commands;
mod config;
mod documents;
mod failure;
mod health;
mod metrics;
mod output;
mod pages;
mod supervisor;
mod traces;
mod wiring;

use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    if documents::is_wanted() {
        return documents::serve();
    }
    run().unwrap_or_else(Failure::report)
}

fn run() -> Result<ExitCode, Failure> {
    config::read_env_file()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(commands::run(cli::parse()?))
}
