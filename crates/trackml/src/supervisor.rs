//! What supervises the program, in systemd's protocol: it may hold the socket open on which the server listens, wants to hear
//! when the server is ready, and starts it anew when it says nothing any more. Without a supervisor nothing happens.

use crate::failure::Failure;
use crate::health;
use listenfd::ListenFd;
use sd_notify::NotifyState;
use std::net::{SocketAddr, TcpListener};

/// The socket that the supervisor holds open, if it does: nobody is refused while the server is started anew.
///
/// # Errors
/// Where what it hands over is no socket that listens to TCP.
pub(crate) fn held_socket() -> Result<Option<TcpListener>, Failure> {
    ListenFd::from_env().take_tcp_listener(0).map_err(|error| {
        Failure::setting("LISTEN_FDS", format_args!("names no socket that listens: {error}"))
    })
}

/// Says that requests are answered from now on.
pub(crate) fn say_ready(address: SocketAddr) {
    let status = format!("TrackML is on http://{address}");
    say(&[NotifyState::Ready, NotifyState::Status(&status)]);
}

/// Says that the server stops.
pub(crate) fn say_stopping() {
    say(&[NotifyState::Stopping, NotifyState::Status("requests in flight finish")]);
}

/// Says again and again that the server lives, as long as it answers. Returns at once where nobody wants to hear it.
pub(crate) async fn keep_watch(address: SocketAddr) {
    let Some(limit) = sd_notify::watchdog_enabled() else { return };
    // Three times in the time allowed, so that one answer may be late.
    let pause = limit / 4;
    loop {
        match tokio::task::spawn_blocking(move || health::ask(address, "/healthz", pause / 2)).await {
            Ok(Ok(said)) if said.is_good => say(&[NotifyState::Watchdog]),
            Ok(Ok(said)) => tracing::warn!(answer = said.words, "the server does not answer itself well"),
            Ok(Err(error)) => tracing::warn!(%error, "the server does not answer itself"),
            Err(error) => tracing::warn!(%error, "the server was not watched"),
        }
        tokio::time::sleep(pause).await;
    }
}

fn say(states: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::warn!(%error, "the supervisor was not told");
    }
}
