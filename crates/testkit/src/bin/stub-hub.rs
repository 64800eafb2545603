//! Runs the stub Hub as a program, for trying the whole product without the network.

use clap::Parser;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use trackml_testkit::stub_hub::StubHub;

/// Serves folders of recorded answers as the Hugging Face Hub would.
#[derive(Parser)]
#[command(name = "stub-hub", version)]
struct Options {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, env = "STUB_HUB_BIND", default_value = "127.0.0.1:8090")]
    bind: SocketAddr,
    /// A folder of recordings; may be given several times, the first that has a file wins. Left out, the
    /// project's own recordings are served.
    #[arg(long = "folder", value_name = "PATH")]
    folders: Vec<PathBuf>,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() -> io::Result<()> {
    let options = Options::parse();
    let folders = if options.folders.is_empty() { vec![StubHub::own_recordings()] } else { options.folders };
    let hub = StubHub::start_on(options.bind, folders)?;
    announce(&hub);
    told_to_stop().await?;
    hub.stop();
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the line is what callers wait for, and learn the port from")]
fn announce(hub: &StubHub) {
    println!("stub hub on {}", hub.url().as_str().trim_end_matches('/'));
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
