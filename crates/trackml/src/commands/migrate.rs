//! `trackml migrate`

use crate::cli::MigrateArguments;
use crate::failure::Failure;
use crate::output;
use std::process::ExitCode;
use trackml_storage::Database;

/// Brings the schema up to date and says what ran.
pub(super) async fn migrate(arguments: MigrateArguments) -> Result<ExitCode, Failure> {
    arguments.log.start()?;
    let database = Database::open(arguments.database.url()?, arguments.database.pool()?).await?;
    let ran = database.migrate().await?;
    for name in &ran {
        output::line(format_args!("ran {name}"))?;
    }
    if ran.is_empty() {
        output::line(format_args!("the schema is up to date"))?;
    }
    Ok(ExitCode::SUCCESS)
}
