//! A server on a thread of its own, so that a stand-in works below any runtime.

use actix_web::dev::{Server, ServerHandle};
use actix_web::rt::System;
use std::io;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

/// Runs a server on a thread with an actix system of its own.
pub(crate) fn run(
    name: &str,
    serve: impl FnOnce() -> io::Result<Server> + Send + 'static,
) -> io::Result<(ServerHandle, JoinHandle<()>)> {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
        System::new().block_on(async move {
            match serve() {
                Ok(server) => {
                    // Nobody listens only where the starter has gone; then there is nothing to tell.
                    let _ = sender.send(Ok(server.handle()));
                    let _ = server.await;
                }
                Err(problem) => {
                    let _ = sender.send(Err(problem));
                }
            }
        });
    })?;
    let handle = receiver.recv().map_err(io::Error::other)??;
    Ok((handle, thread))
}

/// Ends such a server, at once; requests that are under way break off.
pub(crate) fn halt(server: &ServerHandle, thread: Option<JoinHandle<()>>) {
    // The command is sent by the call; the future only waits for its end, and so does the thread.
    drop(server.stop(false));
    if let Some(thread) = thread {
        // A panic of the server has already been reported by its own thread.
        let _ = thread.join();
    }
}
