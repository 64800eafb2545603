//! Puts the adapters behind the ports: the one place that knows them all.

use crate::clock::SystemClock;
use crate::config::DatabaseOptions;
use crate::failure::Failure;
use secrecy::SecretString;
use std::sync::Arc;
use trackml_application::{Application, Ports};
use trackml_credentials::{Argon2Passwords, JwtTokens};
use trackml_huggingface::HuggingFaceHub;
use trackml_storage::Database;

/// Opens the database and brings its schema up to date.
pub(crate) async fn database(options: &DatabaseOptions) -> Result<Database, Failure> {
    let database = options.open().await?;
    for name in database.migrate().await? {
        tracing::info!(migration = %name, "the schema was brought up to date");
    }
    Ok(database)
}

/// Puts the use cases on the real outside.
pub(crate) fn application(
    database: Database,
    hub: HuggingFaceHub,
    key: &SecretString,
) -> Result<Application, Failure> {
    let tokens = JwtTokens::new(key).map_err(|_short| Failure::setting("SECRET_KEY", "is too short"))?;
    let database = Arc::new(database);
    Ok(Application::new(Ports {
        models: database.clone(),
        history: database.clone(),
        users: database.clone(),
        sessions: database.clone(),
        workspaces: database.clone(),
        readiness: database,
        hub: Arc::new(hub),
        passwords: Arc::new(Argon2Passwords::new()?),
        tokens: Arc::new(tokens),
        clock: Arc::new(SystemClock),
    }))
}
