//! Settings, one struct a concern: each a flag, an environment variable and a line of `--help`.
//!
//! Values are taken as text and read here, so that a wrong one is told in one line that names the variable.

mod accounts;
mod ai;
mod database;
mod env_file;
mod hub;
mod log;
mod monitoring;
mod secret;
mod secret_files;
mod server;

pub(crate) use accounts::AccountOptions;
pub(crate) use ai::AiOptions;
pub(crate) use database::DatabaseOptions;
pub(crate) use env_file::read_env_file;
pub(crate) use hub::HubOptions;
pub(crate) use log::LogOptions;
pub(crate) use monitoring::MonitoringOptions;
pub(crate) use secret::{Keys, SecretOptions};
pub(crate) use secret_files::{path_of, with_secret_files};
pub(crate) use server::ServerOptions;
