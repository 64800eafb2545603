//! `trackml openapi`

use crate::failure::Failure;
use crate::output;
use std::process::ExitCode;

/// Prints the OpenAPI document.
pub(super) fn openapi() -> Result<ExitCode, Failure> {
    output::line(format_args!("{}", trackml_api::document()?))?;
    Ok(ExitCode::SUCCESS)
}
