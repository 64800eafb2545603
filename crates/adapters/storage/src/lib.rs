//! Embedded SQLite and PostgreSQL behind the repository ports, through Diesel.
//!
//! One schema, one set of statements; where the two databases truly differ, `dialect` says how.

mod activity;
mod ai_usage;
mod api_tokens;
mod attempts;
mod audit;
mod backlog;
mod backup;
mod cards;
mod connection;
mod dialect;
mod error;
mod fragment;
mod hardware;
mod history;
mod housekeeping;
mod insights;
mod invitations;
mod journal;
mod migrations;
mod models;
mod readiness;
mod refresh;
mod replica;
mod schema;
mod sessions;
mod statements;
mod tags;
mod url;
mod users;
mod vectors;
mod views;
mod workspaces;

pub use backlog::Backlog;
pub use connection::{Connections, Database, PoolSize};
pub use error::OpenError;
pub use migrations::MigrationError;
pub use statements::trace_statements;
pub use url::{DatabaseUrl, DatabaseUrlError};
