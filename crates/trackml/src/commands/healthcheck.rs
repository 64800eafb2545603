//! `trackml healthcheck`: for containers, which have no curl.

use crate::cli::HealthcheckArguments;
use crate::failure::Failure;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks the server on this machine whether it is ready.
pub(super) fn healthcheck(arguments: &HealthcheckArguments) -> Result<ExitCode, Failure> {
    let address = reachable(arguments.server.bind()?);
    let answer = asked(address, "/readyz", PATIENCE)
        .map_err(|error| Failure::new(format_args!("nothing answers on {address}: {error}")))?;
    if is_good(&answer) {
        return Ok(ExitCode::SUCCESS);
    }
    let said = answer.lines().last().unwrap_or_default();
    Err(Failure::new(format_args!("{address} is not ready: {said}")))
}

/// Asks a server on this machine whether it lives.
///
/// # Errors
/// Where it does not answer in time, or not well.
pub(crate) fn lives(address: SocketAddr, patience: Duration) -> io::Result<()> {
    let answer = asked(reachable(address), "/healthz", patience)?;
    if is_good(&answer) {
        Ok(())
    } else {
        Err(io::Error::other(answer.lines().next().unwrap_or_default().to_owned()))
    }
}

fn is_good(answer: &str) -> bool {
    answer.starts_with("HTTP/1.1 200 ")
}

fn asked(address: SocketAddr, path: &str, patience: Duration) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, patience)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    // In one piece: a server may answer and hang up once it has read enough.
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    // The answer is a few hundred bytes; more would not be ours.
    stream.take(64 * 1024).read_to_string(&mut answer)?;
    Ok(answer)
}

/// An address that listens everywhere is reached on the loopback.
fn reachable(bind: SocketAddr) -> SocketAddr {
    let host = match bind.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(host, bind.port())
}
