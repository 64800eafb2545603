//! What a server on this machine says of itself, asked over HTTP as anybody would.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// What a server said.
pub(crate) struct Said {
    /// Whether it is well.
    pub(crate) is_good: bool,
    /// The last line of its answer, which says why not.
    pub(crate) words: String,
}

/// Asks a server that listens on an address; one that listens everywhere is reached on the loopback.
///
/// # Errors
/// Where nothing answers in time.
pub(crate) fn ask(bind: SocketAddr, path: &str, patience: Duration) -> io::Result<Said> {
    let address = reachable(bind);
    let mut stream = TcpStream::connect_timeout(&address, patience)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    // In one piece: a server may answer and hang up once it has read enough.
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    // The answer is a few hundred bytes; more would not be ours.
    stream.take(64 * 1024).read_to_string(&mut answer)?;
    let words = answer.lines().last().unwrap_or_default().to_owned();
    Ok(Said { is_good: answer.starts_with("HTTP/1.1 200 "), words })
}

/// Where a server is reached that listens on an address.
pub(crate) fn reachable(bind: SocketAddr) -> SocketAddr {
    let host = match bind.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(host, bind.port())
}
