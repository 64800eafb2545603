//! The pool and its two doors: the only places that hop to a blocking thread.

use crate::dialect::AnyConnection;
use crate::error::{OpenError, StorageError, unavailable};
use crate::replica::Replica;
use crate::url::DatabaseUrl;
use diesel::connection::SimpleConnection;
use diesel::result::ConnectionError;
use metrics::{counter, histogram};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use trackml_ports::{Following, RepositoryError};

/// How many connections are kept open at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolSize(pub u32);

impl Default for PoolSize {
    /// Enough for a machine of a few cores; PostgreSQL allows a hundred to all nodes together.
    fn default() -> Self {
        Self(10)
    }
}

/// The connections of a pool at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// How many there may be.
    pub most: u32,
    /// How many are open.
    pub open: u32,
    /// How many of these nobody uses.
    pub idle: u32,
}

/// How long a request waits for a connection. Longer than that it is better told to come back.
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(10);

/// A database with its pool of connections. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: r2d2::Pool<Connector>,
    /// SQLite has one writer: waiting for one's turn here is fair, waiting for its lock is not.
    writers: Arc<Semaphore>,
    replica: Option<Replica>,
}

impl Database {
    /// Opens the database, making the file of SQLite where there is none. The schema is left as it is.
    ///
    /// # Errors
    /// [`OpenError`] where the folder can't be used or no connection can be made.
    pub async fn open(url: DatabaseUrl, size: PoolSize) -> Result<Self, OpenError> {
        if let DatabaseUrl::Sqlite(path) = &url {
            make_folder_of(path)?;
        }
        let writers = match &url {
            DatabaseUrl::Sqlite(_) => 1,
            DatabaseUrl::Postgres(_) => Semaphore::MAX_PERMITS,
        };
        let built = blocking(move || {
            let first =
                AnyConnection::open(&url).map_err(|error| OpenError::Connection(error.to_string()))?;
            drop(first);
            r2d2::Pool::builder()
                .max_size(size.0)
                .min_idle(Some(1))
                .connection_timeout(WAIT_FOR_CONNECTION)
                .error_handler(Box::new(LogErrors))
                .build(Connector { url })
                .map_err(|error| OpenError::Connection(error.to_string()))
        });
        let pool = built.await.map_err(|error| OpenError::Connection(error.to_string()))??;
        Ok(Self { pool, writers: Arc::new(Semaphore::new(writers)), replica: None })
    }

    /// Lets a replica of PostgreSQL's answer those who read, where it has seen all that they wrote. It need not be there yet,
    /// and where it is away the database itself answers.
    #[must_use]
    pub fn with_replica(self, url: DatabaseUrl, size: PoolSize) -> Self {
        Self { replica: Some(Replica::new(url, size)), ..self }
    }

    /// Runs statements that only read.
    pub(crate) async fn read<T, F>(&self, work: F) -> Result<T, RepositoryError>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, StorageError> + Send + 'static,
        T: Send + 'static,
    {
        let Some((replica, person)) = self.replica_for_reader() else { return Ok(self.with(work).await??) };
        let latest = self.with(move |connection| connection.latest_write(person)).await?;
        match replica.read(person, latest.map_err(StorageError::from)?, work).await {
            Ok(answer) => Ok(answer?),
            Err(work) => Ok(self.with(work).await??),
        }
    }

    /// The replica, and for whom it is to be asked.
    fn replica_for_reader(&self) -> Option<(Replica, i64)> {
        let replica = self.replica.as_ref().filter(|replica| replica.is_there())?;
        match Following::current()? {
            Following::Reader(person) => Some((replica.clone(), person.get())),
            Following::Writer(_) => None,
        }
    }

    /// Whose writing has to be remembered: nobody's, where nothing else than the database itself is ever asked.
    fn writer(&self) -> Option<i64> {
        self.replica.as_ref()?;
        match Following::current()? {
            Following::Reader(person) | Following::Writer(person) => Some(person.get()),
        }
    }

    /// Runs statements in one transaction: all of them last, or none.
    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<RepositoryError> + Send + 'static,
    {
        let turn = self.writers.acquire().await.map_err(unavailable)?;
        let writer = self.writer();
        let outcome = self.with(move |connection| transaction(connection, writer, work)).await?;
        drop(turn);
        outcome
    }

    /// How many connections there are just now.
    pub fn connections(&self) -> Connections {
        let (state, most) = (self.pool.state(), self.pool.max_size());
        Connections { most, open: state.connections, idle: state.idle_connections }
    }

    /// Runs SQL as it stands: for maintenance and for tests, never with anything that a person wrote.
    pub async fn run_script(&self, sql: &str) -> Result<(), RepositoryError> {
        let sql = sql.to_owned();
        self.read(move |connection| Ok(connection.batch_execute(&sql)?)).await
    }

    /// Runs work on a blocking thread with a connection of the pool.
    pub(crate) async fn with<T, F>(&self, work: F) -> Result<T, RepositoryError>
    where
        F: FnOnce(&mut AnyConnection) -> T + Send + 'static,
        T: Send + 'static,
    {
        let (pool, asked) = (self.pool.clone(), Instant::now());
        let span = tracing::info_span!(target: "trackml::work", "database");
        let done = blocking(move || {
            span.in_scope(|| {
                let connection = pool.get();
                let begun = Instant::now();
                histogram!("trackml_database_wait_seconds").record(begun - asked);
                let mut connection = connection.map_err(|error| {
                    counter!("trackml_database_unavailable_total").increment(1);
                    unavailable(error)
                })?;
                let done = work(&mut connection);
                histogram!("trackml_database_work_seconds").record(begun.elapsed());
                Ok(done)
            })
        });
        done.await.map_err(unavailable)?
    }
}

pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, tokio::task::JoinError> {
    tokio::task::spawn_blocking(work).await
}

fn transaction<T, E: From<RepositoryError>>(
    connection: &mut AnyConnection,
    writer: Option<i64>,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    let ours = |error| E::from(RepositoryError::from(StorageError::from(error)));
    connection.begin_write().map_err(ours)?;
    let done = work(connection).and_then(|value| {
        writer.map_or(Ok(()), |person| connection.remember_write(person)).map_err(ours)?;
        Ok(value)
    });
    match done {
        Ok(value) => connection.commit().map(|()| value).map_err(ours),
        Err(error) => {
            if let Err(second) = connection.roll_back() {
                tracing::error!(error = %second, "a transaction could not be undone; its connection is given up");
            }
            Err(error)
        }
    }
}

fn make_folder_of(path: &Path) -> Result<(), OpenError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::create_dir_all(folder)
        .map_err(|source| OpenError::Folder { folder: folder.display().to_string(), source })
}

/// Opens connections for the pool.
pub(crate) struct Connector {
    pub(crate) url: DatabaseUrl,
}

impl r2d2::ManageConnection for Connector {
    type Connection = AnyConnection;
    type Error = ConnectorError;

    fn connect(&self) -> Result<AnyConnection, ConnectorError> {
        Ok(AnyConnection::open(&self.url)?)
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), ConnectorError> {
        Ok(connection.batch_execute("SELECT 1")?)
    }

    /// A connection whose work panicked may stand in the middle of a transaction.
    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}

/// Why the pool has no connection to give.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConnectorError {
    #[error(transparent)]
    Connect(#[from] ConnectionError),
    #[error(transparent)]
    Ping(#[from] diesel::result::Error),
}

/// The pool's own log lines would carry what a driver says of its address; ours carry its words only at debug level.
#[derive(Debug)]
pub(crate) struct LogErrors;

impl r2d2::HandleError<ConnectorError> for LogErrors {
    fn handle_error(&self, error: ConnectorError) {
        tracing::warn!(%error, "a connection to the database could not be opened");
    }
}
