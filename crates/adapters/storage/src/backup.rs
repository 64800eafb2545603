//! Copies of the database.

use crate::connection::Database;
use crate::error::StorageError;
use std::io;
use std::path::Path;
use trackml_ports::RepositoryError;

impl Database {
    /// Copies SQLite's database into a file that is empty or not there, as it stands at one moment, while it is used. Returns whether
    /// this database is one that can be copied so: PostgreSQL's is not.
    ///
    /// # Errors
    /// Where the file cannot be written, or the database not be read.
    pub async fn copy_into(&self, file: &Path) -> Result<bool, RepositoryError> {
        let name = file.to_str().map(str::to_owned);
        self.read(move |connection| {
            let unreadable = || io::Error::new(io::ErrorKind::InvalidInput, "the file's name is no text");
            let name = name.ok_or_else(|| StorageError(RepositoryError::Failed(Box::new(unreadable()))))?;
            Ok(connection.copy_into(&name)?)
        })
        .await
    }
}
