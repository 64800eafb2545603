//! The key that access tokens are signed with.

use crate::failure::Failure;
use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use trackml_credentials::JwtTokens;
use trackml_storage::DatabaseUrl;

#[derive(Debug, Args)]
#[command(next_help_heading = "Secrets")]
pub(crate) struct SecretOptions {
    /// Signs access tokens: at least 32 bytes, the same on every node [default with SQLite: made and kept in the data
    /// directory]
    #[arg(long, env = "SECRET_KEY", hide_env_values = true, value_name = "KEY")]
    secret_key: Option<SecretString>,
    /// The key before it, after a change of keys: tokens that it signed are good until they run out
    #[arg(long, env = "SECRET_KEY_PREVIOUS", hide_env_values = true, value_name = "KEY")]
    secret_key_previous: Option<SecretString>,
}

/// The key that signs, and the one before it.
pub(crate) struct Keys {
    pub(crate) current: SecretString,
    pub(crate) previous: Option<SecretString>,
}

impl SecretOptions {
    /// The keys.
    pub(crate) fn keys(&self, url: &DatabaseUrl, data_dir: &Path) -> Result<Keys, Failure> {
        let set = self.secret_key_previous.clone().filter(|key| !key.expose_secret().is_empty());
        let previous = set.map(|key| long_enough("SECRET_KEY_PREVIOUS", key)).transpose()?;
        Ok(Keys { current: self.key(url, data_dir)?, previous })
    }

    /// The key that signs, made and kept where SQLite is used and none is set.
    fn key(&self, url: &DatabaseUrl, data_dir: &Path) -> Result<SecretString, Failure> {
        let set = self.secret_key.as_ref().filter(|key| !key.expose_secret().is_empty());
        let key = match (set, url) {
            (Some(key), _) => key.clone(),
            (None, DatabaseUrl::Sqlite(_)) => kept_key(&data_dir.join("secret_key")).map_err(|error| {
                let folder = data_dir.display();
                let reason =
                    format_args!("none is set, and none can be kept in DATA_DIR ({folder}): {error}");
                Failure::setting("SECRET_KEY", reason)
            })?,
            (None, DatabaseUrl::Postgres(_)) => {
                return Err(Failure::setting(
                    "SECRET_KEY",
                    "must be set with PostgreSQL, to the same value on every node",
                ));
            }
        };
        long_enough("SECRET_KEY", key)
    }
}

fn long_enough(variable: &str, key: SecretString) -> Result<SecretString, Failure> {
    let (bytes, least) = (key.expose_secret().len(), JwtTokens::MIN_KEY_BYTES);
    if bytes < least {
        let reason = format_args!("has {bytes} bytes; at least {least} are needed");
        return Err(Failure::setting(variable, reason));
    }
    Ok(key)
}

/// The key in the file, which is made readable to its owner alone where there is none.
fn kept_key(path: &Path) -> io::Result<SecretString> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if !path.try_exists()? {
        make_key(path)?;
    }
    Ok(fs::read_to_string(path)?.trim().into())
}

/// Makes the file whole or not at all, and leaves one that another process has made in the meantime: a key that is cut
/// off, or of which two servers have one each, would shut everybody out.
fn make_key(path: &Path) -> io::Result<()> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    // What stands there was left behind by a process of this number that was killed.
    let _ = fs::remove_file(&draft);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written = file.write_all(hex::encode(bytes).as_bytes()).and_then(|()| file.sync_all());
    let linked = written.and_then(|()| fs::hard_link(&draft, path));
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}
