//! PostgreSQL's own program for copies.

use crate::failure::Failure;
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret, SecretString};
use std::io::ErrorKind;
use std::path::Path;
use std::process::Stdio;
use tokio::process::Command;
use url::Url;

/// Copies a database into a file, in the form that `pg_restore` reads.
pub(super) async fn dump(url: &SecretString, file: &Path) -> Result<(), Failure> {
    let mut command = Command::new("pg_dump");
    command
        .args(["--format=custom", "--no-owner", "--no-privileges", "--file"])
        .arg(file)
        .envs(settings(url)?)
        .stdin(Stdio::null())
        .kill_on_drop(true);
    let done = command.output().await.map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            Failure::new("there is no pg_dump (Debian: apt-get install postgresql-client)")
        }
        _ => Failure::new(format_args!("pg_dump did not start: {error}")),
    })?;
    if done.status.success() {
        return Ok(());
    }
    Err(Failure::new(format_args!("no copy was made: {}", String::from_utf8_lossy(&done.stderr).trim())))
}

/// An address as variables of PostgreSQL's library: on the command line everybody on the machine would read its password.
fn settings(url: &SecretString) -> Result<Vec<(&'static str, String)>, Failure> {
    let wrong = |reason: String| Failure::setting("DATABASE_URL", reason);
    let url = Url::parse(url.expose_secret()).map_err(|_error| wrong("is not an address".into()))?;
    let parts = [
        ("PGHOST", url.host_str().unwrap_or_default().trim_matches(['[', ']'])),
        ("PGUSER", url.username()),
        ("PGPASSWORD", url.password().unwrap_or_default()),
        ("PGDATABASE", url.path().trim_start_matches('/')),
    ];
    let mut settings = Vec::new();
    for (name, part) in parts {
        if !part.is_empty() {
            let decoded = percent_decode_str(part).decode_utf8();
            settings
                .push((name, decoded.map_err(|_error| wrong("holds what is not text".into()))?.into_owned()));
        }
    }
    settings.extend(url.port().map(|port| ("PGPORT", port.to_string())));
    for (name, value) in url.query_pairs().filter(|(name, _)| !OF_WAITING.contains(&&**name)) {
        let known = PARAMETERS.iter().find(|(parameter, _)| *parameter == name);
        let (_, variable) = known
            .ok_or_else(|| wrong(format!("has the parameter {name:?}, which a backup does not know")))?;
        settings.push((variable, value.into_owned()));
    }
    Ok(settings)
}

/// What may stand behind `?` in an address, and its variable
/// (<https://www.postgresql.org/docs/current/libpq-envars.html>).
const PARAMETERS: [(&str, &str); 16] = [
    ("application_name", "PGAPPNAME"),
    ("channel_binding", "PGCHANNELBINDING"),
    ("connect_timeout", "PGCONNECT_TIMEOUT"),
    ("dbname", "PGDATABASE"),
    ("host", "PGHOST"),
    ("hostaddr", "PGHOSTADDR"),
    ("options", "PGOPTIONS"),
    ("password", "PGPASSWORD"),
    ("port", "PGPORT"),
    ("sslcert", "PGSSLCERT"),
    ("sslkey", "PGSSLKEY"),
    ("sslmode", "PGSSLMODE"),
    ("sslrootcert", "PGSSLROOTCERT"),
    ("sslsni", "PGSSLSNI"),
    ("target_session_attrs", "PGTARGETSESSIONATTRS"),
    ("user", "PGUSER"),
];

/// What else may stand there and has no variable. It says how soon a connection is given up, and changes no copy.
const OF_WAITING: [&str; 5] =
    ["keepalives", "keepalives_count", "keepalives_idle", "keepalives_interval", "tcp_user_timeout"];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Vec<(&'static str, String)> {
        settings(&url.into()).unwrap()
    }

    fn pairs(settings: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        settings.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn an_address_becomes_variables() {
        let expected = pairs(&[
            ("PGHOST", "db.example.org"),
            ("PGUSER", "tra/ck"),
            ("PGPASSWORD", "p@ss"),
            ("PGDATABASE", "models"),
            ("PGPORT", "5433"),
            ("PGSSLMODE", "require"),
        ]);
        assert_eq!(read("postgres://tra%2Fck:p%40ss@db.example.org:5433/models?sslmode=require"), expected);
    }

    #[test]
    fn a_socket_is_a_host_too() {
        let expected = pairs(&[("PGDATABASE", "models"), ("PGHOST", "/run/postgresql")]);
        assert_eq!(read("postgres:///models?host=/run/postgresql"), expected);
    }

    #[test]
    fn how_long_one_waits_changes_no_copy() {
        let expected = pairs(&[("PGHOST", "h"), ("PGDATABASE", "d"), ("PGCONNECT_TIMEOUT", "5")]);
        assert_eq!(
            read("postgres://h/d?connect_timeout=5&tcp_user_timeout=15000&keepalives_idle=30"),
            expected
        );
    }

    #[test]
    fn what_is_not_known_is_not_left_out() {
        assert!(settings(&"postgres://h/d?service=x".into()).is_err());
    }
}
