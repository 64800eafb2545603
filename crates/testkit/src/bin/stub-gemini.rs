//! Runs the stub Gemini as a program, for trying the whole product without the network and without a key.

use clap::Parser;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use trackml_testkit::stub_gemini::StubGemini;

/// Answers as the Gemini API would: quotations of what it is given, and vectors of the words' hashes.
#[derive(Parser)]
#[command(name = "stub-gemini", version)]
struct Options {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, env = "STUB_GEMINI_BIND", default_value = "127.0.0.1:8091")]
    bind: SocketAddr,
    /// How long it waits before each piece of an answer that it streams. Unit: milliseconds.
    #[arg(long, default_value_t = 0)]
    pace: u64,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() -> io::Result<()> {
    let options = Options::parse();
    let gemini = StubGemini::start_on(options.bind)?;
    gemini.pace(Duration::from_millis(options.pace));
    announce(&gemini);
    told_to_stop().await
}

#[expect(clippy::print_stdout, reason = "the line is what callers wait for, and learn the port from")]
fn announce(gemini: &StubGemini) {
    println!("stub gemini on {}", gemini.url().as_str().trim_end_matches('/'));
}

#[cfg(unix)]
async fn told_to_stop() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn told_to_stop() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
