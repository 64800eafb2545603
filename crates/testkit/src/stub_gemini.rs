//! A stand-in for the Gemini API on a loopback port: it answers in the service's shapes, from scripts of the test's or by
//! rules of its own, so that the whole program can be tried and tested without the network, a key or a cost.
//!
//! What it writes by itself quotes the data that it was given, and its vectors are those of [`crate::local_embedder`]: it
//! shows that everything works together, never how good the real service is.

mod control;
mod fault;
mod question;
mod respond;
mod service;
mod shared;
mod tell;
mod writer;

#[cfg(test)]
mod tests;

pub use fault::GeminiFault;

use crate::stub_server;
use actix_web::dev::ServerHandle;
use serde_json::Value;
use shared::Shared;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use url::Url;

/// A running stand-in for Gemini. Dropping it stops it.
pub struct StubGemini {
    url: Url,
    shared: Arc<Shared>,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl StubGemini {
    /// Serves on a free loopback port.
    ///
    /// # Errors
    /// No port is free.
    pub fn start() -> io::Result<Self> {
        Self::start_on((Ipv4Addr::LOCALHOST, 0))
    }

    /// Serves at an address of the caller's choice.
    ///
    /// # Errors
    /// An address that is taken.
    pub fn start_on(address: impl ToSocketAddrs) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let listener = TcpListener::bind(address)?;
        let address: SocketAddr = listener.local_addr()?;
        let url = Url::parse(&format!("http://{address}/")).map_err(io::Error::other)?;
        let state = Arc::clone(&shared);
        let (server, thread) = stub_server::run("stub-gemini", move || service::serve(listener, state))?;
        Ok(Self { url, shared, server, thread: Some(thread) })
    }

    /// Where it listens.
    pub fn url(&self) -> Url {
        self.url.clone()
    }

    /// The next question is answered with this text; several are answered in their order.
    pub fn script(&self, text: impl Into<String>) {
        self.shared.script(text.into());
    }

    /// How long it waits before each piece of an answer that it streams.
    pub fn pace(&self, pause: Duration) {
        self.shared.set_pace(pause);
    }

    /// The next so many requests for a method (`generateContent`, `streamGenerateContent`, `batchEmbedContents`, `models`,
    /// or `*` for any) meet the fault; without a number all do.
    pub fn inject(&self, method: &str, fault: GeminiFault, times: Option<u32>) {
        self.shared.inject(method, fault, times);
    }

    /// Takes all faults and scripts away.
    pub fn clear(&self) {
        self.shared.clear();
    }

    /// The bodies of the questions so far, those that were refused included.
    pub fn questions(&self) -> Vec<Value> {
        self.shared.bodies("enerateContent")
    }

    /// How many requests for vectors came in.
    pub fn embeddings(&self) -> Vec<Value> {
        self.shared.bodies("batchEmbedContents")
    }

    /// How many streams were dropped by the one who asked, before their end.
    pub fn cancelled(&self) -> u64 {
        self.shared.cancelled()
    }
}

impl Drop for StubGemini {
    fn drop(&mut self) {
        stub_server::halt(&self.server, self.thread.take());
    }
}
