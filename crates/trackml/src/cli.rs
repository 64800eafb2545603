//! The command line.

use crate::config::{
    AccountOptions, AiOptions, DatabaseOptions, HubOptions, LogOptions, MonitoringOptions, SecretOptions,
    ServerOptions, path_of, with_secret_files,
};
use crate::failure::Failure;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Keep every machine learning model that you explored, studied, use or plan to use.
#[derive(Debug, Parser)]
#[command(name = "trackml", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the web app and the API
    Serve(Box<ServeArguments>),
    /// Bring the database's schema up to date
    Migrate(MigrateArguments),
    /// Copy everything into a folder, while servers run: SQLite's file, or what `pg_restore` reads
    Backup(BackupArguments),
    /// Import models that a file names: ids, addresses, or any text with them in it
    Import(Box<ImportArguments>),
    /// List models that a query finds: a table on a terminal, a line each between tabs in a pipe
    List(ListArguments),
    /// Look after the accounts of an installation
    #[command(subcommand)]
    User(UserCommand),
    /// Print the OpenAPI document
    Openapi,
    /// Ask the configured language model a little, and print what it answers and what it cost
    CheckAi(Box<CheckAiArguments>),
    /// Ask a running server whether it is ready; exits with 0 if so
    Healthcheck(HealthcheckArguments),
}

#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    #[command(flatten)]
    pub(crate) server: ServerOptions,
    #[command(flatten)]
    pub(crate) database: DatabaseOptions,
    #[command(flatten)]
    pub(crate) secret: SecretOptions,
    #[command(flatten)]
    pub(crate) accounts: AccountOptions,
    #[command(flatten)]
    pub(crate) hub: HubOptions,
    #[command(flatten)]
    pub(crate) ai: AiOptions,
    #[command(flatten)]
    pub(crate) monitoring: MonitoringOptions,
    #[command(flatten)]
    pub(crate) log: LogOptions,
}

#[derive(Debug, Args)]
pub(crate) struct MigrateArguments {
    #[command(flatten)]
    pub(crate) database: DatabaseOptions,
    #[command(flatten)]
    pub(crate) log: LogOptions,
}

#[derive(Debug, Args)]
pub(crate) struct BackupArguments {
    /// The folder; it is made where there is none
    pub(crate) folder: PathBuf,
    /// How many copies are kept in it, the newest [default: all]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) keep: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) place: MigrateArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    /// For whom: the email address or the username of an account
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) user: String,
    /// The file; `-` reads what is piped in
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) database: DatabaseOptions,
    #[command(flatten)]
    pub(crate) hub: HubOptions,
    #[command(flatten)]
    pub(crate) log: LogOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// What to look for, such as 'status:using type:llm'; everything without it. One that begins with - stands behind --
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// Whose models: the email address or the username of an account; not needed where there is only one
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) user: Option<String>,
    /// The id of the workspace to look in [default: the account's own]
    #[arg(long, value_name = "ID")]
    pub(crate) workspace: Option<i64>,
    /// The most models that are listed
    #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) limit: u32,
    /// Print JSON, as the API gives it
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) place: MigrateArguments,
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Make an account; its password is asked for, or read from what is piped in
    Create(CreateUserArguments),
    /// List the accounts: id, username, email address, standing, role and when it was made, between tabs
    List(MigrateArguments),
    /// Give an account another password and end its sessions; the password is asked for, or read from what is piped in
    SetPassword(NamedUserArguments),
    /// Shut an account and end its sessions; what it keeps stays
    Disable(NamedUserArguments),
    /// Open an account again that was shut
    Enable(NamedUserArguments),
    /// Make somebody an administrator
    Promote(NamedUserArguments),
    /// Make somebody no administrator any more
    Demote(NamedUserArguments),
}

#[derive(Debug, Args)]
pub(crate) struct CreateUserArguments {
    /// The name that others see
    #[arg(long)]
    pub(crate) username: String,
    /// The email address
    #[arg(long)]
    pub(crate) email: String,
    /// Make it an administrator, as the first account always is
    #[arg(long)]
    pub(crate) admin: bool,
    #[command(flatten)]
    pub(crate) place: MigrateArguments,
}

#[derive(Debug, Args)]
pub(crate) struct NamedUserArguments {
    /// The email address or the username of the account
    #[arg(value_name = "ACCOUNT")]
    pub(crate) account: String,
    #[command(flatten)]
    pub(crate) place: MigrateArguments,
}

#[derive(Debug, Args)]
pub(crate) struct CheckAiArguments {
    #[command(flatten)]
    pub(crate) ai: AiOptions,
}

#[derive(Debug, Args)]
pub(crate) struct HealthcheckArguments {
    #[command(flatten)]
    pub(crate) server: ServerOptions,
}

/// Reads the command line; a wrong one is explained and ends the program.
///
/// # Errors
/// Where a secret cannot be read from the file that the environment names for it.
pub(crate) fn parse() -> Result<Cli, Failure> {
    let path = path_of(&Cli::command().get_matches());
    let given = with_secret_files(Cli::command(), &path)?.get_matches();
    Ok(Cli::from_arg_matches(&given).unwrap_or_else(|error| error.exit()))
}
