//! `trackml serve`

use crate::cli::ServeArguments;
use crate::failure::Failure;
use crate::pages::pages;
use crate::{output, wiring};
use std::net::TcpListener;
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};
use trackml_api::{ApiState, Features, ServerOptions, server};

/// Serves until told to stop: readiness goes false, requests in flight finish, then the program ends.
pub(super) async fn serve(arguments: ServeArguments) -> Result<ExitCode, Failure> {
    arguments.log.start()?;
    let (bind, url) = (arguments.server.bind()?, arguments.database.url()?);
    let options =
        ServerOptions { origins: arguments.server.origins()?, workers: arguments.server.workers()?, pages };
    let hub = arguments.hub.hub()?;
    let key = arguments.secret.key(&url, &arguments.database.data_dir())?;
    let database = wiring::database(&arguments.database).await?;
    let application = wiring::application(database, hub, &key)?;
    let state = ApiState::new(application, Features { hub_token: arguments.hub.token().is_some() });
    let listener = TcpListener::bind(bind)
        .map_err(|error| Failure::setting("BIND", format_args!("cannot listen on {bind}: {error}")))?;
    let address = listener.local_addr()?;
    let server = server(listener, state.clone(), options)?;
    let handle = server.handle();
    let running = tokio::spawn(server);
    output::line(format_args!("TrackML is on http://{address}"))?;
    tokio::select! {
        () = told_to_stop()? => {}
        ended = running => return ended.map_err(Failure::new)?.map(|()| ExitCode::SUCCESS).map_err(Failure::from),
    }
    tracing::info!("stopping: requests in flight finish");
    state.drain();
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
