//! The server: every route, and what surrounds them.

use crate::cors::cors;
use crate::routes::{configure, nothing_here};
use crate::state::ApiState;
use crate::trace::trace;
use actix_web::dev::Server;
use actix_web::middleware::{DefaultHeaders, from_fn};
use actix_web::{App, HttpServer, web};
use std::io;
use std::net::TcpListener;
use std::time::Duration;

/// How the server is to be run.
#[derive(Clone)]
pub struct ServerOptions {
    /// Origins of other hosts that browsers may call from.
    pub origins: Vec<String>,
    /// Threads that answer requests.
    pub workers: usize,
    /// Adds what is not part of the interface: pages for people.
    pub pages: fn(&mut web::ServiceConfig),
}

/// A client that takes longer than this to send its headers is dropped.
const SLOW_CLIENT: Duration = Duration::from_secs(10);

/// An idle connection is kept this long: longer than the minute after which proxies give it up.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// How long requests in flight may take to finish when the server stops, in seconds.
const DRAIN_SECONDS: u64 = 30;

/// Serves on a listener until the handle of the returned server stops it. Signals are left to the caller.
///
/// # Errors
/// Where the listener can't be used.
pub fn server(listener: TcpListener, state: ApiState, options: ServerOptions) -> io::Result<Server> {
    let ServerOptions { origins, workers, pages } = options;
    let server = HttpServer::new(move || {
        App::new()
            .wrap(cors(&origins))
            .wrap(
                DefaultHeaders::new()
                    .add(("x-content-type-options", "nosniff"))
                    .add(("referrer-policy", "no-referrer"))
                    .add(("x-frame-options", "DENY")),
            )
            .wrap(from_fn(trace))
            .configure(configure(state.clone()))
            .configure(pages)
            .default_service(web::to(nothing_here))
    })
    .workers(workers)
    .client_request_timeout(SLOW_CLIENT)
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(DRAIN_SECONDS)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}
