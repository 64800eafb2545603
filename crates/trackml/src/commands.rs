//! What the program can be told to do, one file each.

mod backup;
mod check_ai;
mod healthcheck;
mod import;
mod list;
mod migrate;
mod openapi;
mod serve;
mod user;

use crate::cli::{Cli, Command};
use crate::failure::Failure;
use std::process::ExitCode;

/// Does what the command line says.
pub(crate) async fn run(cli: Cli) -> Result<ExitCode, Failure> {
    match cli.command {
        Command::Serve(arguments) => serve::serve(*arguments).await,
        Command::Migrate(arguments) => migrate::migrate(arguments).await,
        Command::Backup(arguments) => backup::backup(arguments).await,
        Command::Import(arguments) => import::import(*arguments).await,
        Command::List(arguments) => list::list(arguments).await,
        Command::User(command) => user::user(command).await,
        Command::Openapi => openapi::openapi(),
        Command::CheckAi(arguments) => check_ai::check_ai(*arguments).await,
        Command::Healthcheck(arguments) => healthcheck::healthcheck(&arguments),
    }
}
