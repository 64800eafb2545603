//! `.env`

use crate::failure::Failure;

/// Adds what a `.env` in the working folder, or above it, says to the environment. Where there is none there is nothing
/// to read; where a line cannot be read, those behind it would be lost without a word.
pub(crate) fn read_env_file() -> Result<(), Failure> {
    match dotenvy::dotenv() {
        Err(error) if !error.not_found() => Err(match error {
            dotenvy::Error::Io(error) => Failure::setting(".env", error),
            // The line itself may hold a secret.
            _ => Failure::setting(".env", "a line is not NAME=value; quote a value with spaces in it"),
        }),
        _ => Ok(()),
    }
}
