//! A copy of the database that answers reads: where it has seen all that the reader wrote, and else not.

use crate::connection::{Connector, LogErrors, PoolSize, blocking};
use crate::dialect::AnyConnection;
use crate::error::StorageError;
use crate::url::DatabaseUrl;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use trackml_ports::RepositoryError;

/// How long a read waits for a connection: the database itself answers as well.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(1);

/// How long a replica is left alone that could not be reached.
const LEFT_ALONE: Duration = Duration::from_secs(5);

/// A replica with its pool of connections. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Replica {
    pool: r2d2::Pool<Connector>,
    away_until: Arc<Mutex<Option<Instant>>>,
}

impl Replica {
    /// Prepares connections to a replica, which need not be there yet.
    pub(crate) fn new(url: DatabaseUrl, size: PoolSize) -> Self {
        let pool = r2d2::Pool::builder()
            .max_size(size.0)
            .min_idle(Some(0))
            .connection_timeout(WAIT_FOR_CONNECTION)
            .error_handler(Box::new(LogErrors))
            .build_unchecked(Connector { url });
        Self { pool, away_until: Arc::default() }
    }

    /// Whether it is worth asking.
    pub(crate) fn is_there(&self) -> bool {
        let away_until = self.away_until.lock().unwrap_or_else(PoisonError::into_inner);
        away_until.is_none_or(|until| until <= Instant::now())
    }

    /// Runs statements that only read, if the replica has seen the transaction in which a person wrote last; else gives them
    /// back.
    pub(crate) async fn read<T, F>(
        &self,
        person: i64,
        latest: Option<String>,
        work: F,
    ) -> Result<Result<T, StorageError>, F>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, StorageError> + Send + 'static,
        T: Send + 'static,
    {
        let replica = self.clone();
        let answered = blocking(move || {
            let Ok(mut connection) = replica.pool.get() else {
                tracing::warn!("the replica cannot be reached; the database itself is asked");
                replica.leave_alone();
                return Err(work);
            };
            match latest.map_or(Ok(true), |xact| connection.has_seen(person, &xact)) {
                Ok(true) => Ok(work(&mut connection)),
                Ok(false) => Err(work),
                Err(error) => {
                    tracing::warn!(%error, "the replica cannot be asked; the database itself is");
                    replica.leave_alone();
                    Err(work)
                }
            }
        });
        match answered.await {
            Ok(answered) => answered,
            Err(panicked) => Ok(Err(StorageError(RepositoryError::Unavailable(Box::new(panicked))))),
        }
    }

    fn leave_alone(&self) {
        let mut away_until = self.away_until.lock().unwrap_or_else(PoisonError::into_inner);
        *away_until = Some(Instant::now() + LEFT_ALONE);
    }
}
