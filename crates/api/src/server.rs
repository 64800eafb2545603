//! The server: every route, and what surrounds them.

use crate::cors::cors;
use crate::doors::Doors;
use crate::guard::guard;
use crate::observe::observe;
use crate::routes::{configure, nothing_here};
use crate::state::ApiState;
use crate::trace::trace;
use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::rt::net::TcpStream;
use actix_web::{App, HttpServer, web};
use socket2::SockRef;
use std::any::Any;
use std::io;
use std::net::TcpListener;
use std::time::Duration;

/// How the server is to be run.
#[derive(Clone)]
pub struct ServerOptions {
    /// Whom the server believes, and where browsers may call from.
    pub doors: Doors,
    /// Threads that answer requests.
    pub workers: usize,
    /// Adds what is not part of the interface: pages for people.
    pub pages: fn(&mut web::ServiceConfig),
}

/// A client that takes longer than this to send its headers is dropped.
const SLOW_CLIENT: Duration = Duration::from_secs(10);

/// An idle connection is kept this long: longer than the one or two minutes after which proxies and load balancers give it up, or they
/// would send on one that is just being closed.
const KEEP_ALIVE: Duration = Duration::from_secs(130);

/// A client that takes nothing of an answer for this long is dropped.
const STALLED_CLIENT: Duration = Duration::from_mins(1);

/// How long requests in flight may take to finish when the server stops, in seconds.
const DRAIN_SECONDS: u64 = 30;

/// Serves on a listener until the handle of the returned server stops it. Signals are left to the caller.
///
/// # Errors
/// Where the listener can't be used.
pub fn server(listener: TcpListener, state: ApiState, options: ServerOptions) -> io::Result<Server> {
    let ServerOptions { doors, workers, pages } = options;
    let doors = web::Data::new(doors);
    let server = HttpServer::new(move || {
        App::new()
            .wrap(cors(&doors.origins))
            .wrap(from_fn(guard))
            .wrap(from_fn(trace))
            .wrap(from_fn(observe))
            .app_data(doors.clone())
            .configure(configure(state.clone()))
            .configure(pages)
            .default_service(web::to(nothing_here))
    })
    .on_connect(|connection, _| drop_stalled(connection))
    .workers(workers)
    .client_request_timeout(SLOW_CLIENT)
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(DRAIN_SECONDS)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}

/// Lets the system drop a connection whose other end takes nothing any more: the framework has no time limit for
/// writing.
fn drop_stalled(connection: &dyn Any) {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    if let Some(stream) = connection.downcast_ref::<TcpStream>()
        && let Err(error) = SockRef::from(stream).set_tcp_user_timeout(Some(STALLED_CLIENT))
    {
        tracing::debug!(%error, "a connection has no time limit for writing");
    }
}
