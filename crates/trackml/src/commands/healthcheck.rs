//! `trackml healthcheck`: for containers, which have no curl.

use crate::cli::HealthcheckArguments;
use crate::failure::Failure;
use crate::health;
use std::process::ExitCode;
use std::time::Duration;

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks the server on this machine whether it is ready.
pub(super) fn healthcheck(arguments: &HealthcheckArguments) -> Result<ExitCode, Failure> {
    let bind = arguments.server.bind()?;
    let address = health::reachable(bind);
    let said = health::ask(bind, "/readyz", PATIENCE)
        .map_err(|error| Failure::new(format_args!("nothing answers on {address}: {error}")))?;
    if said.is_good {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure::new(format_args!("{address} is not ready: {}", said.words)))
}
