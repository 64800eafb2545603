//! How much work in the background waits.

use crate::connection::Database;
use crate::schema::{refresh_items, refresh_runs, vector_queue};
use diesel::prelude::*;
use trackml_ports::RepositoryError;

/// Records that wait for work in the background, whether somebody has taken them on or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlog {
    /// Those of which the Hub is to be asked again.
    pub refreshes: i64,
    /// Those that want a vector.
    pub vectors: i64,
}

impl Database {
    /// How much work in the background waits.
    ///
    /// # Errors
    /// Where the database cannot be asked.
    pub async fn backlog(&self) -> Result<Backlog, RepositoryError> {
        self.read(|connection| {
            let of_open_runs =
                refresh_items::table.inner_join(refresh_runs::table).filter(refresh_runs::ended_at.is_null());
            Ok(Backlog {
                refreshes: of_open_runs.count().get_result(connection)?,
                vectors: vector_queue::table.count().get_result(connection)?,
            })
        })
        .await
    }
}
