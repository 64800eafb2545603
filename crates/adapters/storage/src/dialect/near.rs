//! An index over vectors, which only PostgreSQL has, and only where its operator has installed the `vector` extension.
//!
//! It is no part of the schema: it is made at the start where it can be, and whatever it answers is only a quicker way to
//! what the rows themselves say.

use super::AnyConnection;
use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Float, Text};
use trackml_domain::vector::{Vector, VectorSpace};

/// The most dimensions that the index takes.
const MAX_DIMENSIONS: u32 = 2_000;

/// How many rows are filled in at a time.
const AT_A_TIME: i64 = 500;

/// The first version that goes on looking where another condition took the nearest away.
const FIRST_VERSION: &str = "0.8";

#[derive(QueryableByName)]
struct Known {
    #[diesel(sql_type = Bool)]
    known: bool,
}

#[derive(QueryableByName)]
struct Stored {
    #[diesel(sql_type = BigInt)]
    model_id: i64,
    #[diesel(sql_type = diesel::sql_types::Binary)]
    vector: Vec<u8>,
}

#[derive(QueryableByName)]
struct Near {
    #[diesel(sql_type = BigInt)]
    model_id: i64,
    #[diesel(sql_type = Float)]
    nearness: f32,
}

impl AnyConnection {
    /// Makes the index for a space, where there can be one, and returns whether there is one now.
    pub(crate) fn prepare_near(&mut self, space: &VectorSpace) -> QueryResult<bool> {
        let Self::Postgres(connection) = self else { return Ok(false) };
        if space.dimensions > MAX_DIMENSIONS || !has_extension(connection)? {
            return Ok(false);
        }
        let (dimensions, literal) = (space.dimensions, quoted(&space.name()));
        connection.batch_execute("ALTER TABLE model_vectors ADD COLUMN IF NOT EXISTS near vector")?;
        connection.batch_execute(&format!(
            "CREATE INDEX IF NOT EXISTS {} ON model_vectors USING hnsw ((near::vector({dimensions})) vector_cosine_ops) \
             WHERE space = {literal} AND live AND near IS NOT NULL",
            index_name(space),
        ))?;
        Ok(true)
    }

    /// Whether there is an index that may be asked.
    pub(crate) fn has_near(&mut self, space: &VectorSpace) -> QueryResult<bool> {
        let Self::Postgres(connection) = self else { return Ok(false) };
        let index = diesel::sql_query("SELECT to_regclass($1) IS NOT NULL AS known")
            .bind::<Text, _>(index_name(space))
            .get_result::<Known>(connection)?;
        Ok(index.known)
    }

    /// Fills in some of the vectors that the index lacks, and returns whether there may be more.
    pub(crate) fn fill_near(&mut self, space: &VectorSpace) -> QueryResult<bool> {
        let Self::Postgres(connection) = self else { return Ok(false) };
        let rows: Vec<Stored> = diesel::sql_query(
            "SELECT model_id, vector FROM model_vectors WHERE space = $1 AND near IS NULL ORDER BY model_id LIMIT $2",
        )
        .bind::<Text, _>(space.name())
        .bind::<BigInt, _>(AT_A_TIME)
        .load(connection)?;
        let more = rows.len() == usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
        let mut filled = 0;
        for row in rows {
            // What cannot be read is found by nobody; the next change of its record makes it anew.
            if let Ok(vector) = Vector::from_bytes(&row.vector) {
                filled += put(connection, row.model_id, &vector)?;
            }
        }
        Ok(more && filled > 0)
    }

    /// Puts a vector into the index, in place of the one before.
    pub(crate) fn put_near(&mut self, model_id: i64, vector: &Vector) -> QueryResult<()> {
        let Self::Postgres(connection) = self else { return Ok(()) };
        put(connection, model_id, vector).map(drop)
    }

    /// The nearest of a workspace, as the index has it: nearly always those that are.
    pub(crate) fn nearest_by_index(
        &mut self,
        workspace_id: i64,
        space: &VectorSpace,
        vector: &Vector,
        most: i64,
    ) -> QueryResult<Vec<(i64, f32)>> {
        let Self::Postgres(connection) = self else { return Ok(Vec::new()) };
        connection.batch_execute("SET hnsw.ef_search = 200; SET hnsw.iterative_scan = 'strict_order'")?;
        let (dimensions, literal) = (space.dimensions, quoted(&space.name()));
        // The space stands there as it is: of a value that comes later the planner cannot tell that the index has it.
        let found: Vec<Near> = diesel::sql_query(format!(
            "SELECT model_id, (1 - (near::vector({dimensions}) <=> $1::vector({dimensions})))::float4 AS nearness \
             FROM model_vectors WHERE space = {literal} AND live AND near IS NOT NULL AND workspace_id = $2 \
             ORDER BY near::vector({dimensions}) <=> $1::vector({dimensions}) LIMIT $3"
        ))
        .bind::<Array<Float>, _>(vector.values())
        .bind::<BigInt, _>(workspace_id)
        .bind::<BigInt, _>(most)
        .load(connection)?;
        Ok(found.into_iter().map(|near| (near.model_id, near.nearness)).collect())
    }
}

fn put(connection: &mut PgConnection, model_id: i64, vector: &Vector) -> QueryResult<usize> {
    diesel::sql_query("UPDATE model_vectors SET near = $1::vector WHERE model_id = $2")
        .bind::<Array<Float>, _>(vector.values())
        .bind::<BigInt, _>(model_id)
        .execute(connection)
}

/// Whether the extension is there, or can be put there by us, in a version that will do.
fn has_extension(connection: &mut PgConnection) -> QueryResult<bool> {
    // Only a superuser may; where the operator has done it, nothing happens.
    let _denied = connection.batch_execute("CREATE EXTENSION IF NOT EXISTS vector");
    let known = diesel::sql_query(
        "SELECT count(*) > 0 AS known FROM pg_extension WHERE extname = 'vector' \
         AND string_to_array(extversion, '.')::int[] >= string_to_array($1, '.')::int[]",
    )
    .bind::<Text, _>(FIRST_VERSION)
    .get_result::<Known>(connection)?;
    Ok(known.known)
}

/// A name of letters and digits for the index of a space.
fn index_name(space: &VectorSpace) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    // A name may have 63 bytes.
    let model: String = space.model.chars().map(plain).take(36).collect();
    format!("model_vectors_near_{model}_{}", space.dimensions)
}

/// A text as a literal.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out() {
        let space = VectorSpace { model: "o'clock; DROP TABLE models --".into(), dimensions: 8 };
        assert_eq!(quoted(&space.name()), "'o''clock; DROP TABLE models --/8'");
        assert!(index_name(&space).chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        assert!(index_name(&VectorSpace { model: "x".repeat(200), dimensions: 4_096 }).len() <= 63);
    }
}
