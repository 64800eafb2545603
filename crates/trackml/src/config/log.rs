//! What is logged, and how.

use crate::failure::Failure;
use crate::traces::{self, Traces};
use clap::Args;
use std::io::{self, IsTerminal};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

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
        self.start_with(None)
    }

    /// Begins to log, and to send spans for traces where they are wanted.
    pub(crate) fn start_with(&self, traces: Option<&Traces>) -> Result<(), Failure> {
        let filter = EnvFilter::try_new(if self.log.trim().is_empty() { "info" } else { &self.log })
            .map_err(|error| Failure::setting("RUST_LOG", error))?;
        let log = tracing_subscriber::fmt::layer().with_writer(io::stderr);
        let log = match self.log_format.as_str() {
            "text" | "" => log.with_ansi(io::stderr().is_terminal()).boxed(),
            "json" => log.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed(),
            other => {
                let reason = format_args!("{other:?} is neither text nor json");
                return Err(Failure::setting("LOG_FORMAT", reason));
            }
        };
        let for_people = filter.and(filter_fn(|metadata| !traces::is_work(metadata)));
        let layers = tracing_subscriber::registry().with(log.with_filter(for_people));
        layers.with(traces.map(Traces::layer)).init();
        Ok(())
    }
}
