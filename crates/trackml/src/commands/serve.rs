//! `trackml serve`

use crate::background::Background;
use crate::cli::ServeArguments;
use crate::failure::Failure;
use crate::metrics::{self, About};
use crate::pages::pages;
use crate::traces::Traces;
use crate::{output, supervisor, wiring};
use std::net::TcpListener;
use std::process::ExitCode;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use trackml_api::{ApiState, Features, ServerOptions, server};

/// How long answers end their connections before the server stops: a proxy that still sends on one that is just closed cannot
/// know whether it was heard.
const FAREWELL: Duration = Duration::from_millis(500);

/// Serves until told to stop: readiness goes false, requests in flight finish, then the program ends.
pub(super) async fn serve(arguments: ServeArguments) -> Result<ExitCode, Failure> {
    let traces = arguments.monitoring.collector()?.as_ref().map(Traces::begin).transpose()?;
    arguments.log.start_with(traces.as_ref())?;
    let metrics_bind = arguments.monitoring.metrics_bind()?;
    let (bind, url) = (arguments.server.bind()?, arguments.database.url()?);
    let options =
        ServerOptions { doors: arguments.server.doors()?, workers: arguments.server.workers()?, pages };
    let rules = arguments.accounts.rules()?;
    let hub = arguments.hub.hub()?;
    let ai = arguments.ai.setting()?;
    let keys = arguments.secret.keys(&url, &arguments.database.data_dir())?;
    let about = About { database: url.kind(), makes_vectors: ai.embedder.is_some() };
    let counted = metrics_bind.map(|_| metrics::start(&about)).transpose()?;
    let database = wiring::database(&arguments.database).await?;
    let application = wiring::application(database.clone(), hub, &keys, rules, ai)?;
    let background = Background::begin(&application);
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
    if let (Some(bind), Some(counted)) = (metrics_bind, counted) {
        tokio::spawn(metrics::serve(bind, counted, database, about)?);
    }
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
    background.end();
    handle.stop(true).await;
    if let Some(traces) = traces {
        traces.end().await;
    }
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
