//! A stand-in for the Hugging Face Hub: it serves folders of recorded answers on a loopback port, so that
//! the whole program can be tried and tested without the network.
//!
//! A folder holds `models/org__name.json` (what `GET /api/models/org/name` answers), `configs/org__name.json`
//! and `cards/org__name.md` (the files of the repository) and `redirects.json` (`{"old-id": "org/new"}`).

mod answer;
mod ask;
mod control;
mod fault;
mod query;
mod recordings;
mod refusal;
mod respond;
mod service;
mod shared;
mod sizes;

#[cfg(test)]
mod tests;

pub use fault::Fault;

use crate::stub_server;
use actix_web::dev::ServerHandle;
use recordings::Recordings;
use shared::Shared;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use url::Url;

/// A running stand-in for the Hub. Dropping it stops it.
pub struct StubHub {
    url: Url,
    shared: Arc<Shared>,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl StubHub {
    /// Serves the folders on a free loopback port. Where several folders hold a file, the first wins.
    ///
    /// # Errors
    /// A folder that is not there.
    pub fn start(folders: Vec<PathBuf>) -> io::Result<Self> {
        Self::start_on((Ipv4Addr::LOCALHOST, 0), folders)
    }

    /// Serves the folders at an address of the caller's choice.
    ///
    /// # Errors
    /// A folder that is not there, or an address that is taken.
    pub fn start_on(address: impl ToSocketAddrs, folders: Vec<PathBuf>) -> io::Result<Self> {
        let shared = Arc::new(Shared::new(Recordings::open(folders)?));
        let listener = TcpListener::bind(address)?;
        let address: SocketAddr = listener.local_addr()?;
        let url = Url::parse(&format!("http://{address}/")).map_err(io::Error::other)?;
        let state = Arc::clone(&shared);
        let (server, thread) = stub_server::run("stub-hub", move || service::serve(listener, state))?;
        Ok(Self { url, shared, server, thread: Some(thread) })
    }

    /// The project's own hand-made recordings.
    pub fn own_recordings() -> PathBuf {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/recordings"))
    }

    /// Where it listens, such as `http://127.0.0.1:40123/`.
    pub fn url(&self) -> Url {
        self.url.clone()
    }

    /// How many requests came in, those that inject faults left out.
    pub fn requests(&self) -> u64 {
        self.shared.requests_to("")
    }

    /// How many requests came in whose path starts so, such as `/api/models/org/name`.
    pub fn requests_to(&self, path_prefix: &str) -> u64 {
        self.shared.requests_to(path_prefix)
    }

    /// Every further request for this id (`*` for any) meets the fault, until [`clear`](Self::clear).
    pub fn inject(&self, id: &str, fault: Fault) {
        self.shared.inject(id, fault, None);
    }

    /// The next so many requests for this id (`*` for any) meet the fault, and those after them do not.
    pub fn inject_times(&self, id: &str, fault: Fault, times: u32) {
        self.shared.inject(id, fault, Some(times));
    }

    /// Takes all faults away.
    pub fn clear(&self) {
        self.shared.clear();
    }

    /// Stops serving, at once; requests that are under way break off.
    pub fn stop(mut self) {
        self.halt();
    }

    fn halt(&mut self) {
        stub_server::halt(&self.server, self.thread.take());
    }
}

impl Drop for StubHub {
    fn drop(&mut self) {
        self.halt();
    }
}
