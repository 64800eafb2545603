//! A copy of SQLite's file while it is used; PostgreSQL has programs of its own for that.

use super::AnyConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

impl AnyConnection {
    /// Copies everything into a new file, as it stands at one moment, and returns whether this database can. Nobody waits.
    pub(crate) fn copy_into(&mut self, file: &str) -> QueryResult<bool> {
        let Self::Sqlite(connection) = self else { return Ok(false) };
        diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(file).execute(connection)?;
        Ok(true)
    }
}
