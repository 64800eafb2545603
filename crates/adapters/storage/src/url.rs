//! Which database, by its address.

use secrecy::{ExposeSecret, SecretString};
use std::path::PathBuf;

/// The address of a database. It may hold a password, so it is never printed.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// `sqlite://path/to/file.db`: a file in this machine, made where it does not exist.
    Sqlite(PathBuf),
    /// `postgres://user:password@host/database`.
    Postgres(SecretString),
}

/// Not an address of a database that TrackML can use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    /// Another scheme, or none.
    #[error("must begin with sqlite:// or postgres://")]
    Scheme,
    /// No path behind `sqlite://`.
    #[error("names no file; write sqlite:///var/lib/trackml/trackml.db")]
    NoFile,
}

impl DatabaseUrl {
    /// What kind of database it is.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// Reads the address; its scheme chooses the database.
    ///
    /// # Errors
    /// [`DatabaseUrlError`], without the address itself, which may hold a password.
    pub fn parse(url: &SecretString) -> Result<Self, DatabaseUrlError> {
        let text = url.expose_secret().trim();
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.into()));
        }
        let path = text.strip_prefix("sqlite:").ok_or(DatabaseUrlError::Scheme)?;
        let path = path.strip_prefix("//").unwrap_or(path);
        // `:memory:` would give every connection a database of its own.
        if path.is_empty() || path.contains(":memory:") {
            return Err(DatabaseUrlError::NoFile);
        }
        Ok(Self::Sqlite(path.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> Result<DatabaseUrl, DatabaseUrlError> {
        DatabaseUrl::parse(&url.into())
    }

    #[test]
    fn the_scheme_chooses_the_database() {
        assert!(matches!(parsed("postgres://u:p@h/d"), Ok(DatabaseUrl::Postgres(_))));
        assert!(matches!(parsed("postgresql://h/d"), Ok(DatabaseUrl::Postgres(_))));
        for (url, file) in
            [("sqlite:///a/b.db", "/a/b.db"), ("sqlite://b.db", "b.db"), ("sqlite:b.db", "b.db")]
        {
            assert!(
                matches!(parsed(url), Ok(DatabaseUrl::Sqlite(path)) if path.as_os_str() == file),
                "{url}"
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        assert_eq!(parsed("mysql://h/d").unwrap_err(), DatabaseUrlError::Scheme);
        assert_eq!(parsed("").unwrap_err(), DatabaseUrlError::Scheme);
        assert_eq!(parsed("sqlite://").unwrap_err(), DatabaseUrlError::NoFile);
        assert_eq!(parsed("sqlite://:memory:").unwrap_err(), DatabaseUrlError::NoFile);
    }

    #[test]
    fn a_password_is_never_printed() {
        assert!(!format!("{:?}", parsed("postgres://u:hunter2@h/d")).contains("hunter2"));
    }
}
