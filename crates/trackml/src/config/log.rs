//! What is logged, and how.

use crate::failure::Failure;
use clap::Args;
use std::io::{self, IsTerminal};
use tracing_subscriber::EnvFilter;

#[derive(Debug, Args)]
#[command(next_help_heading = "Log")]
pub(crate) struct LogOptions {
    /// What is logged: a level, or `target=level` pairs between commas
    #[arg(long, env = "RUST_LOG", value_name = "FILTER", default_value = "info")]
    log: String,
    /// text or json
    #[arg(long, env = "LOG_FORMAT", value_name = "FORMAT", default_value = "text")]
    log_format: String,
}

impl LogOptions {
    /// Begins to log, on the error channel: the other one is for what a command gives.
    pub(crate) fn start(&self) -> Result<(), Failure> {
        let filter = EnvFilter::try_new(if self.log.trim().is_empty() { "info" } else { &self.log })
            .map_err(|error| Failure::setting("RUST_LOG", error))?;
        let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
        match self.log_format.as_str() {
            "text" | "" => log.with_ansi(io::stderr().is_terminal()).init(),
            "json" => log.json().flatten_event(true).with_current_span(true).with_span_list(false).init(),
            other => {
                return Err(Failure::setting(
                    "LOG_FORMAT",
                    format_args!("{other:?} is neither text nor json"),
                ));
            }
        }
        Ok(())
    }
}
