//! Which transactions a replica has seen. PostgreSQL's own: SQLite has no replicas.

use super::AnyConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

#[derive(QueryableByName)]
struct Latest {
    #[diesel(sql_type = Text)]
    xact: String,
}

#[derive(QueryableByName)]
struct Seen {
    #[diesel(sql_type = Bool)]
    seen: bool,
}

impl AnyConnection {
    /// Remembers that a person writes in this transaction. Last in it: of two of the same person's one waits here.
    pub(crate) fn remember_write(&mut self, user_id: i64) -> QueryResult<()> {
        let Self::Postgres(connection) = self else { return Ok(()) };
        // Nobody is remembered who was deleted in it.
        diesel::sql_query(
            "INSERT INTO latest_writes (user_id, xact) SELECT id, pg_current_xact_id()::text FROM users WHERE id = $1 \
             ON CONFLICT (user_id) DO UPDATE SET xact = excluded.xact",
        )
        .bind::<BigInt, _>(user_id)
        .execute(connection)
        .map(drop)
    }

    /// The transaction in which a person wrote last.
    pub(crate) fn latest_write(&mut self, user_id: i64) -> QueryResult<Option<String>> {
        let Self::Postgres(connection) = self else { return Ok(None) };
        let latest: Option<Latest> = diesel::sql_query("SELECT xact FROM latest_writes WHERE user_id = $1")
            .bind::<BigInt, _>(user_id)
            .get_result(connection)
            .optional()?;
        Ok(latest.map(|latest| latest.xact))
    }

    /// Whether what a person wrote in a transaction can be read here: what it remembers of itself can be then, and only then.
    /// The snapshot of a replica cannot tell, for it names no transaction that is still to be replayed.
    pub(crate) fn has_seen(&mut self, user_id: i64, xact: &str) -> QueryResult<bool> {
        let Self::Postgres(connection) = self else { return Ok(true) };
        let seen: Seen = diesel::sql_query(
            "SELECT EXISTS (SELECT 1 FROM latest_writes WHERE user_id = $1 AND xact = $2) AS seen",
        )
        .bind::<BigInt, _>(user_id)
        .bind::<Text, _>(xact)
        .get_result(connection)?;
        Ok(seen.seen)
    }
}
