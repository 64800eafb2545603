//! Where records are kept.

use crate::failure::Failure;
use clap::Args;
use directories::ProjectDirs;
use secrecy::{ExposeSecret, SecretString};
use std::fmt::Display;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use trackml_storage::{Database, DatabaseUrl, OpenError, PoolSize};

#[derive(Debug, Args)]
#[command(next_help_heading = "Storage")]
pub(crate) struct DatabaseOptions {
    /// <sqlite://FILE> or <postgres://USER:PASSWORD@HOST/DATABASE> [default: trackml.db in the data directory]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<SecretString>,
    /// A replica of that database that answers who reads: <postgres://USER:PASSWORD@HOST/DATABASE>
    #[arg(long, env = "DATABASE_READ_URL", hide_env_values = true, value_name = "URL")]
    database_read_url: Option<SecretString>,
    /// Where TrackML keeps its files [default: the system's place for an application's data]
    #[arg(long, env = "DATA_DIR", value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// The most connections to the database
    #[arg(long, env = "DATABASE_POOL", value_name = "NUMBER", default_value = "10")]
    database_pool: String,
}

impl DatabaseOptions {
    /// Opens the database; its schema is left as it is.
    pub(crate) async fn open(&self) -> Result<Database, Failure> {
        let (url, pool) = (self.url()?, self.pool()?);
        if let DatabaseUrl::Sqlite(path) = &url {
            make_private(path);
        }
        let replica = self.replica(&url)?;
        let opened = Database::open(url.clone(), pool).await.map_err(|error| match (&url, &error) {
            (DatabaseUrl::Sqlite(path), _) => {
                let reason = format_args!("the file {} cannot be used: {error}", path.display());
                Failure::setting("DATABASE_URL", reason)
            }
            (DatabaseUrl::Postgres(url), OpenError::Connection(words)) if !may_be_told(url, words) => {
                Failure::setting("DATABASE_URL", UNREADABLE)
            }
            // The address may be right, and the server away for the moment.
            (DatabaseUrl::Postgres(_), _) => Failure::new(format_args!("DATABASE_URL: {error}")),
        });
        let database = opened?;
        Ok(match replica {
            Some(replica) => database.with_replica(replica, pool),
            None => database,
        })
    }

    /// The address of the replica, where there is one.
    fn replica(&self, of: &DatabaseUrl) -> Result<Option<DatabaseUrl>, Failure> {
        let wrong = |reason: &dyn Display| Failure::setting("DATABASE_READ_URL", reason);
        let given = self.database_read_url.as_ref().filter(|url| !url.expose_secret().trim().is_empty());
        let Some(given) = given else { return Ok(None) };
        match (of, DatabaseUrl::parse(given).map_err(|error| wrong(&error))?) {
            (DatabaseUrl::Postgres(_), replica @ DatabaseUrl::Postgres(_)) => Ok(Some(replica)),
            _ => Err(wrong(&"is for replicas of PostgreSQL, and DATABASE_URL must name one as well")),
        }
    }

    /// The address of the database.
    pub(crate) fn url(&self) -> Result<DatabaseUrl, Failure> {
        match self.database_url.as_ref().filter(|url| !url.expose_secret().trim().is_empty()) {
            Some(url) => DatabaseUrl::parse(url).map_err(|error| Failure::setting("DATABASE_URL", error)),
            None => Ok(DatabaseUrl::Sqlite(self.data_dir().join("trackml.db"))),
        }
    }

    /// The most connections.
    pub(crate) fn pool(&self) -> Result<PoolSize, Failure> {
        let size = self.database_pool.parse().ok().filter(|size| (1..=1000).contains(size));
        let wrong = || {
            Failure::setting(
                "DATABASE_POOL",
                format_args!("{:?} is not a number from 1 to 1000", self.database_pool),
            )
        };
        size.map(PoolSize).ok_or_else(wrong)
    }

    /// Where TrackML keeps its files: `./data` where the system knows no place for an application's.
    pub(crate) fn data_dir(&self) -> PathBuf {
        let of_system = || ProjectDirs::from("", "", "trackml").map(|dirs| dirs.data_dir().to_owned());
        self.data_dir.clone().or_else(of_system).unwrap_or_else(|| "data".into())
    }
}

/// Makes the file of SQLite where there is none: SQLite itself would let everybody on the machine read it. What SQLite
/// puts beside it has the same mode. Where it cannot be made, opening the database tells why.
fn make_private(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
}

/// In place of the driver's words, which repeat parts of the address.
const UNREADABLE: &str = "is not an address that PostgreSQL's library can read; in a user name or a password every \
    character but letters, digits and -._~ must be percent-encoded, such as / as %2F";

/// Whether what the driver says of an address holds no part of a password. It repeats what it cannot read, and where
/// a password has a character that ends it too early, the rest is taken for something else.
fn may_be_told(url: &SecretString, words: &str) -> bool {
    let address = url.expose_secret();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let plain = |credentials: &str| !credentials.contains(['/', '?', '#', '@']);
    let of_connecting = ["connection to server", "could not translate host name"];
    address.rsplit_once('@').is_none_or(|(credentials, _)| plain(credentials))
        && of_connecting.iter().any(|beginning| words.starts_with(beginning))
}
