//! Where records are kept.

use crate::failure::Failure;
use clap::Args;
use directories::ProjectDirs;
use secrecy::{ExposeSecret, SecretString};
use std::path::PathBuf;
use trackml_storage::{DatabaseUrl, PoolSize};

#[derive(Debug, Args)]
#[command(next_help_heading = "Storage")]
pub(crate) struct DatabaseOptions {
    /// <sqlite://FILE> or <postgres://USER:PASSWORD@HOST/DATABASE> [default: trackml.db in the data directory]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<SecretString>,
    /// Where TrackML keeps its files [default: the system's place for an application's data]
    #[arg(long, env = "DATA_DIR", value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// The most connections to the database
    #[arg(long, env = "DATABASE_POOL", value_name = "NUMBER", default_value = "10")]
    database_pool: String,
}

impl DatabaseOptions {
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
