//! Vectors of records.

mod nearest;
mod queue;

use crate::connection::Database;
use crate::dialect::on_each;
use crate::error::{StorageError, Unreadable};
use crate::schema::{model_vectors, models};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_ports::{DueVector, MadeVector, Nearest, RepositoryError, VectorIndex};

#[async_trait]
impl VectorIndex for Database {
    async fn adopt(&self, space: &VectorSpace, at: DateTime<Utc>) -> Result<u64, RepositoryError> {
        let space = space.clone();
        self.prepare_index(&space).await?;
        self.write(move |connection| {
            Ok(queue::adopt(connection, &space.name(), at.naive_utc()).map_err(StorageError::from)?)
        })
        .await
    }

    async fn claim(
        &self,
        space: &VectorSpace,
        now: DateTime<Utc>,
        leased_until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<DueVector>, RepositoryError> {
        let (space, now) = (space.name(), now.naive_utc());
        // Most of the time there is nothing to do: looking takes no writer's turn.
        if !self.read(move |connection| Ok(queue::is_due(connection, now)?)).await? {
            return Ok(Vec::new());
        }
        self.write(move |connection| {
            let claimed = queue::claim(connection, &space, now, leased_until.naive_utc(), most);
            Ok(claimed.map_err(StorageError::from)?)
        })
        .await
    }

    async fn settle(
        &self,
        space: &VectorSpace,
        made: Vec<MadeVector>,
        at: DateTime<Utc>,
    ) -> Result<(), RepositoryError> {
        let space = space.clone();
        self.write(move |connection| {
            Ok(queue::settle(connection, &space, &made, at.naive_utc()).map_err(StorageError::from)?)
        })
        .await
    }

    async fn give_back(&self, due: &[DueVector], due_at: DateTime<Utc>) -> Result<(), RepositoryError> {
        let ids: Vec<i64> = due.iter().map(|due| due.model_id.get()).collect();
        self.write(move |connection| {
            Ok(queue::give_back(connection, &ids, due_at.naive_utc()).map_err(StorageError::from)?)
        })
        .await
    }

    async fn missing(&self, workspace_id: WorkspaceId, space: &VectorSpace) -> Result<u64, RepositoryError> {
        let space = space.name();
        self.read(move |connection| {
            let records: i64 = models::table
                .filter(models::workspace_id.eq(workspace_id.get()))
                .filter(models::deleted_at.is_null())
                .count()
                .get_result(connection)?;
            let vectors: i64 = model_vectors::table
                .filter(model_vectors::workspace_id.eq(workspace_id.get()))
                .filter(model_vectors::space.eq(space))
                .filter(model_vectors::live.eq(true))
                .count()
                .get_result(connection)?;
            Ok(u64::try_from(records - vectors).unwrap_or(0))
        })
        .await
    }

    async fn nearest(
        &self,
        workspace_id: WorkspaceId,
        space: &VectorSpace,
        vector: &Vector,
        most: u32,
    ) -> Result<Nearest, RepositoryError> {
        let (space, vector) = (space.clone(), vector.clone());
        self.read(move |connection| {
            Ok(nearest::nearest(connection, workspace_id.get(), &space, &vector, most as usize)?)
        })
        .await
    }

    async fn of_model(
        &self,
        model_id: ModelId,
        space: &VectorSpace,
    ) -> Result<Option<Vector>, RepositoryError> {
        let (id, space) = (model_id.get(), space.name());
        self.read(move |connection| {
            let bytes: Option<Vec<u8>> = model_vectors::table
                .find(id)
                .filter(model_vectors::space.eq(space))
                .select(model_vectors::vector)
                .first(connection)
                .optional()?;
            let unreadable = |error: trackml_domain::vector::VectorError| Unreadable {
                table: "model_vectors",
                id,
                column: "vector",
                reason: error.to_string(),
            };
            Ok(bytes.map(|bytes| Vector::from_bytes(&bytes)).transpose().map_err(unreadable)?)
        })
        .await
    }
}

impl Database {
    /// Makes and fills the index over vectors, where the database can have one. What is made while another node fills it in
    /// is filled in by the next start.
    async fn prepare_index(&self, space: &VectorSpace) -> Result<(), RepositoryError> {
        let prepared = space.clone();
        if !self.read(move |connection| Ok(connection.prepare_near(&prepared)?)).await? {
            return Ok(());
        }
        loop {
            let filled = space.clone();
            let more = self.write(move |connection| {
                Ok::<_, RepositoryError>(connection.fill_near(&filled).map_err(StorageError::from)?)
            });
            if !more.await? {
                return Ok(());
            }
        }
    }
}

/// Keeps a vector in place of the one before.
fn store(
    connection: &mut crate::dialect::AnyConnection,
    space: &str,
    made: &MadeVector,
    vector: &Vector,
    at: chrono::NaiveDateTime,
) -> QueryResult<()> {
    let id = made.model_id.get();
    let place: Option<(i64, Option<chrono::NaiveDateTime>)> = models::table
        .find(id)
        .select((models::workspace_id, models::deleted_at))
        .first(connection)
        .optional()?;
    let Some((workspace_id, deleted_at)) = place else { return Ok(()) };
    let bytes = vector.to_bytes();
    let values = (
        model_vectors::workspace_id.eq(workspace_id),
        model_vectors::live.eq(deleted_at.is_none()),
        model_vectors::space.eq(space),
        model_vectors::made_of.eq(&made.made_of),
        model_vectors::vector.eq(bytes.as_slice()),
        model_vectors::made_at.eq(at),
    );
    on_each!(connection, known => {
        diesel::insert_into(model_vectors::table)
            .values((model_vectors::model_id.eq(id), values))
            .on_conflict(model_vectors::model_id)
            .do_update()
            .set(values)
            .execute(known)
            .map(drop)
    })
}
