//! `trackml serve`

use crate::cli::ServeArguments;
use crate::failure::Failure;
use crate::pages::pages;
use crate::{output, supervisor, wiring};
use std::net::TcpListener;
use std::process::ExitCode;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use trackml_api::{ApiState, Features, ServerOptions, server};
use trackml_application::housekeeping::Housekeeping;
use trackml_application::meaning::{Meanings, SETTLED, VectorRound};
use trackml_application::refresh::{Refresh, Round};

const EVERY_HOUR: Duration = Duration::from_hours(1);

/// How long after a look that found no work the next one is: a person waits for the first record of a refresh.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

/// How long after a failure of the database the next look is.
const AFTER_FAILURE: Duration = Duration::from_secs(30);

/// How long answers end their connections before the server stops: a proxy that still sends on one that is just closed cannot
/// know whether it was heard.
const FAREWELL: Duration = Duration::from_millis(500);

/// Serves until told to stop: readiness goes false, requests in flight finish, then the program ends.
pub(super) async fn serve(arguments: ServeArguments) -> Result<ExitCode, Failure> {
    arguments.log.start()?;
    let (bind, url) = (arguments.server.bind()?, arguments.database.url()?);
    let options =
        ServerOptions { doors: arguments.server.doors()?, workers: arguments.server.workers()?, pages };
    let rules = arguments.accounts.rules()?;
    let hub = arguments.hub.hub()?;
    let ai = arguments.ai.setting()?;
    let keys = arguments.secret.keys(&url, &arguments.database.data_dir())?;
    let database = wiring::database(&arguments.database).await?;
    let application = wiring::application(database, hub, &keys, rules, ai)?;
    let sweeping = tokio::spawn(sweep(application.housekeeping.clone()));
    let refreshing = tokio::spawn(refresh(application.refresh.clone()));
    let embedding = tokio::spawn(make_vectors(application.meanings.clone()));
    let hub_token = arguments.hub.token().is_some();
    let state = ApiState::new(application, Features { hub_token, registration: rules.registration });
    let held = supervisor::held_socket()?;
    let is_held = held.is_some();
    let listener = match held {
        Some(listener) => listener,
        None => TcpListener::bind(bind)
            .map_err(|error| Failure::setting("BIND", format_args!("cannot listen on {bind}: {error}")))?,
    };
    let address = listener.local_addr()?;
    let server = server(listener, state.clone(), options)?;
    let handle = server.handle();
    let running = tokio::spawn(server);
    output::line(format_args!("TrackML is on http://{address}"))?;
    supervisor::say_ready(address);
    let watching = tokio::spawn(supervisor::keep_watch(address));
    tokio::select! {
        () = told_to_stop()? => {}
        ended = running => return ended.map_err(Failure::new)?.map(|()| ExitCode::SUCCESS).map_err(Failure::from),
    }
    tracing::info!("stopping: requests in flight finish");
    supervisor::say_stopping();
    state.drain();
    if is_held {
        // Those who come now wait in the socket for the next process.
        handle.pause().await;
    }
    tokio::time::sleep(FAREWELL).await;
    watching.abort();
    sweeping.abort();
    refreshing.abort();
    embedding.abort();
    handle.stop(true).await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Waits for SIGTERM, or for Ctrl-C.
fn told_to_stop() -> Result<impl Future<Output = ()>, Failure> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Throws away every hour what nobody can use any more.
async fn sweep(housekeeping: Housekeeping) {
    let mut hours = tokio::time::interval(EVERY_HOUR);
    loop {
        hours.tick().await;
        match housekeeping.sweep().await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "swept"),
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "not swept"),
        }
    }
}

/// Asks the Hub again about what is due. Whatever is cut off here is taken up again when its lease ends.
async fn refresh(refresh: Refresh) {
    loop {
        let pause = match refresh.work().await {
            Ok(Round::Worked(_)) => continue,
            Ok(Round::Idle | Round::Waiting(_)) => BETWEEN_LOOKS,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "not refreshed");
                AFTER_FAILURE
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Makes the vectors of records that were kept or changed. Whatever is cut off here is taken up again when its lease ends.
async fn make_vectors(meanings: Meanings) {
    match meanings.adopt().await {
        Ok(0) => {}
        Ok(records) => tracing::info!(records, "records without a vector were found"),
        Err(error) => tracing::warn!(
            error = &error as &dyn std::error::Error,
            "no records without a vector were looked for"
        ),
    }
    loop {
        let pause = match meanings.work(SETTLED).await {
            Ok(VectorRound::Worked(_)) => continue,
            Ok(VectorRound::Idle) => BETWEEN_LOOKS,
            Ok(VectorRound::Waiting(until, error)) => {
                tracing::info!(%until, %error, "no vectors were made");
                AFTER_FAILURE
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "no vectors were made");
                AFTER_FAILURE
            }
        };
        tokio::time::sleep(pause).await;
    }
}
