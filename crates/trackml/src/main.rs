//! TrackML: one binary, alone on SQLite or in company on PostgreSQL.

mod cli;
mod clock;
mod commands;
mod config;
mod failure;
mod output;
mod pages;
mod wiring;

use std::process::ExitCode;

fn main() -> ExitCode {
    // Where there is no `.env` there is nothing to read.
    let _ = dotenvy::dotenv();
    let ran = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(failure::Failure::from)
        .and_then(|runtime| runtime.block_on(commands::run(cli::parse())));
    ran.unwrap_or_else(failure::Failure::report)
}
