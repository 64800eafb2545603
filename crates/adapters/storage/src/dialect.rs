//! Where the two databases differ: the only file that names a concrete connection.

use crate::url::DatabaseUrl;
use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection, TransactionManager};
use diesel::migration::{Migration, MigrationSource};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::result::{ConnectionError, ConnectionResult};
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use secrecy::ExposeSecret;
use std::time::Duration;

mod copy;
mod following;
mod moments;
mod near;
mod text;

pub(crate) use text::Engine;

/// A connection to either database, chosen at run time.
#[derive(diesel::MultiConnection)]
pub(crate) enum AnyConnection {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

/// The statements that run on either database.
pub(crate) type AnyBackend = <AnyConnection as Connection>::Backend;

/// Pastes one body into both arms, for statements that Diesel can build only for a known database: inserts of several
/// rows, `returning`, `on conflict`.
macro_rules! on_each {
    ($connection:expr, $known:ident => $body:expr) => {
        match $connection {
            $crate::dialect::AnyConnection::Postgres($known) => $body,
            $crate::dialect::AnyConnection::Sqlite($known) => $body,
        }
    };
}
pub(crate) use on_each;

/// NORMAL loses nothing that was acknowledged when the process is killed. A statement waits up to ten seconds for
/// another process that writes.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = NORMAL;
     PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;";

/// Write-ahead logging lets readers go on while one writes.
const SQLITE_JOURNAL: &str = "PRAGMA journal_mode = WAL;";

/// How often, and how long apart, a new file is tried that another process is switching to write-ahead logging:
/// that switch does not heed the busy timeout.
const JOURNAL_TRIES: u32 = 200;
const JOURNAL_PAUSE: Duration = Duration::from_millis(25);

/// Moments are stored in UTC; a statement that takes half a minute helps nobody any more.
const POSTGRES_SETTINGS: &str =
    "SET TIME ZONE 'UTC'; SET statement_timeout = '30s'; SET application_name = 'trackml';";

impl AnyConnection {
    /// Opens a connection to the database that the address names.
    pub(crate) fn open(url: &DatabaseUrl) -> ConnectionResult<Self> {
        let setting = |error| ConnectionError::CouldntSetupConfiguration(error);
        match url {
            DatabaseUrl::Postgres(url) => {
                let mut connection = PgConnection::establish(url.expose_secret())?;
                connection.batch_execute(POSTGRES_SETTINGS).map_err(setting)?;
                Ok(Self::Postgres(connection))
            }
            DatabaseUrl::Sqlite(path) => {
                let mut connection = SqliteConnection::establish(&path.to_string_lossy())?;
                connection.batch_execute(SQLITE_SETTINGS).map_err(setting)?;
                use_write_ahead_log(&mut connection).map_err(setting)?;
                Ok(Self::Sqlite(connection))
            }
        }
    }

    /// Begins a transaction that will write. SQLite must take its lock at once: one that begins by reading cannot write
    /// when another has written in between.
    pub(crate) fn begin_write(&mut self) -> QueryResult<()> {
        match self {
            Self::Postgres(connection) => AnsiTransactionManager::begin_transaction(connection),
            Self::Sqlite(connection) => {
                AnsiTransactionManager::begin_transaction_sql(connection, "BEGIN IMMEDIATE")
            }
        }
    }

    /// Makes the transaction's work lasting.
    pub(crate) fn commit(&mut self) -> QueryResult<()> {
        on_each!(self, connection => AnsiTransactionManager::commit_transaction(connection))
    }

    /// Undoes the transaction's work.
    pub(crate) fn roll_back(&mut self) -> QueryResult<()> {
        on_each!(self, connection => AnsiTransactionManager::rollback_transaction(connection))
    }

    /// Whether a transaction was left open or could not be undone.
    pub(crate) fn is_broken(&mut self) -> bool {
        on_each!(self, connection => AnsiTransactionManager::is_broken_transaction_manager(connection))
    }

    /// Lets no other transaction pass that names the same thing, until this one ends. SQLite has one writer anyhow.
    pub(crate) fn lock(&mut self, kind: LockKind, id: i64) -> QueryResult<()> {
        match self {
            Self::Postgres(connection) => diesel::sql_query("SELECT pg_advisory_xact_lock($1, hashint8($2))")
                .bind::<diesel::sql_types::Integer, _>(kind as i32)
                .bind::<diesel::sql_types::BigInt, _>(id)
                .execute(connection)
                .map(drop),
            Self::Sqlite(_) => Ok(()),
        }
    }
}

fn use_write_ahead_log(connection: &mut SqliteConnection) -> QueryResult<()> {
    let mut tries = 0;
    loop {
        match connection.batch_execute(SQLITE_JOURNAL) {
            Err(error) if tries < JOURNAL_TRIES && error.to_string().contains("locked") => tries += 1,
            outcome => return outcome,
        }
        std::thread::sleep(JOURNAL_PAUSE);
    }
}

/// What an advisory lock is taken on.
#[derive(Clone, Copy)]
pub(crate) enum LockKind {
    /// Which Hub ids a workspace keeps.
    WorkspaceHubKeys = 1,
    /// Which attempts a person has made.
    UserAttempts = 2,
    /// Who is an administrator.
    Administrators = 3,
    /// Who owns a workspace.
    WorkspaceOwners = 4,
    /// Which API tokens a person has.
    UserTokens = 5,
    /// How often something was tried.
    Attempts = 6,
    /// Which refresh token stands for a session.
    Refresh = 7,
    /// Which words the records of a workspace have.
    WorkspaceWords = 8,
    /// Whose words are being cut anew.
    Edition = 9,
    /// Which views a workspace has.
    WorkspaceViews = 10,
    /// Whether a workspace is being refreshed.
    RefreshRuns = 11,
    /// Who takes on which records of a refresh.
    RefreshClaims = 12,
    /// Which hardware a person has.
    UserHardware = 13,
    /// What a person has spent on language models.
    AiUsage = 14,
    /// What was said of a model.
    Insights = 15,
    /// Who makes which vectors.
    VectorClaims = 16,
}

const SQLITE_MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../../migrations/sqlite");
const POSTGRES_MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../../migrations/postgres");

/// Any number: all nodes that start at once must take the same one.
const MIGRATION_LOCK: &str = "727261337";

/// What a migration says when it fails.
pub(crate) type MigrationFailure = Box<dyn std::error::Error + Send + Sync>;

impl AnyConnection {
    /// The names of the migrations that have not run yet, oldest first.
    pub(crate) fn pending_migrations(&mut self) -> Result<Vec<String>, MigrationFailure> {
        match self {
            Self::Postgres(connection) => Ok(names(&connection.pending_migrations(POSTGRES_MIGRATIONS)?)),
            Self::Sqlite(connection) => Ok(names(&connection.pending_migrations(SQLITE_MIGRATIONS)?)),
        }
    }

    /// Runs the pending migrations and names them. Of several nodes that start at once one runs them.
    pub(crate) fn run_migrations(&mut self) -> Result<Vec<String>, MigrationFailure> {
        let versions = |versions: Vec<diesel::migration::MigrationVersion<'_>>| {
            versions.into_iter().map(|version| version.to_string()).collect()
        };
        match self {
            Self::Postgres(connection) => {
                // A migration of a large table, or another node's, may take longer than any statement should.
                connection.batch_execute("SET statement_timeout = 0")?;
                connection.batch_execute(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))?;
                let outcome = connection.run_pending_migrations(POSTGRES_MIGRATIONS).map(versions);
                connection.batch_execute(&format!("SELECT pg_advisory_unlock({MIGRATION_LOCK})"))?;
                connection.batch_execute(POSTGRES_SETTINGS)?;
                outcome
            }
            Self::Sqlite(connection) => {
                if !connection.has_pending_migration(SQLITE_MIGRATIONS)? {
                    return Ok(Vec::new());
                }
                // The lock is taken before the pending ones are read: another process may be running them.
                connection.immediate_transaction(|connection| {
                    connection.run_pending_migrations(SQLITE_MIGRATIONS).map(versions)
                })
            }
        }
    }

    /// Takes every migration back, newest first.
    pub(crate) fn revert_migrations(&mut self) -> Result<(), MigrationFailure> {
        match self {
            Self::Postgres(connection) => connection.revert_all_migrations(POSTGRES_MIGRATIONS).map(drop),
            Self::Sqlite(connection) => connection.revert_all_migrations(SQLITE_MIGRATIONS).map(drop),
        }
    }
}

/// The names of the embedded migrations of each database, for the test that holds the two against each other.
pub(crate) fn migration_names() -> Result<(Vec<String>, Vec<String>), MigrationFailure> {
    let sqlite: Vec<Box<dyn Migration<Sqlite>>> = SQLITE_MIGRATIONS.migrations()?;
    let postgres: Vec<Box<dyn Migration<Pg>>> = POSTGRES_MIGRATIONS.migrations()?;
    Ok((names(&sqlite), names(&postgres)))
}

fn names<DB: Backend>(migrations: &[Box<dyn Migration<DB>>]) -> Vec<String> {
    migrations.iter().map(|migration| migration.name().to_string()).collect()
}
