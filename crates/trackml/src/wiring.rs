//! Puts the adapters behind the ports: the one place that knows them all.

use crate::clock::SystemClock;
use crate::config::{DatabaseOptions, Keys};
use crate::documents;
use crate::failure::Failure;
use secrecy::SecretString;
use std::sync::Arc;
use trackml_application::ai::AiSetting;
use trackml_application::{AccountRules, Application, Ports, Surroundings};
use trackml_credentials::{Argon2Passwords, JwtTokens, RandomSecrets};
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
    keys: &Keys,
    rules: AccountRules,
    ai: AiSetting,
) -> Result<Application, Failure> {
    let previous: Vec<_> = keys.previous.iter().cloned().collect();
    let short = |_| Failure::setting("SECRET_KEY", "is too short");
    let around = Surroundings {
        hub: Arc::new(hub),
        extractor: Arc::new(documents::reader()?),
        passwords: Arc::new(Argon2Passwords::new()?),
        tokens: Arc::new(JwtTokens::new(&keys.current, &previous).map_err(short)?),
        secrets: Arc::new(RandomSecrets),
        clock: Arc::new(SystemClock),
        ai,
    };
    Ok(Application::new(Ports::on(Arc::new(database), around), rules))
}

/// The use cases for a command of the operator's: no token is signed, no Hub is asked.
pub(crate) async fn for_operator(
    options: &DatabaseOptions,
    hub: HuggingFaceHub,
) -> Result<Application, Failure> {
    let database = database(options).await?;
    // Any key of the right length will do.
    let current = SecretString::from("-".repeat(JwtTokens::MIN_KEY_BYTES));
    application(
        database,
        hub,
        &Keys { current, previous: None },
        AccountRules::default(),
        AiSetting::default(),
    )
}
