//! `trackml migrate`

use crate::cli::MigrateArguments;
use crate::failure::Failure;
use crate::output;
use std::process::ExitCode;

/// Brings the schema up to date and says what ran.
pub(super) async fn migrate(arguments: MigrateArguments) -> Result<ExitCode, Failure> {
    arguments.log.start()?;
    let database = arguments.database.open().await?;
    let ran = database.migrate().await?;
    for name in &ran {
        output::line(format_args!("ran {name}"))?;
    }
    if ran.is_empty() {
        output::line(format_args!("the schema is up to date"))?;
    }
    Ok(ExitCode::SUCCESS)
}
