//! Where the server listens, and to whom.

use crate::failure::Failure;
use clap::Args;
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroUsize;
use trackml_api::Doors;
use url::Url;

#[derive(Debug, Args)]
#[command(next_help_heading = "Server")]
pub(crate) struct ServerOptions {
    /// Where to listen
    #[arg(long, env = "BIND", value_name = "ADDRESS", default_value = "127.0.0.1:5000")]
    bind: String,
    /// Origins that browsers may call from, between commas; the server's own is always one
    #[arg(long, env = "FRONTEND_URL", value_name = "ORIGINS", default_value = "")]
    frontend_url: String,
    /// Proxies whose word on a client's address and scheme is taken: addresses or networks, between commas
    #[arg(long, env = "TRUSTED_PROXIES", value_name = "NETWORKS", default_value = "")]
    trusted_proxies: String,
    /// Threads that answer requests [default: one a core]
    #[arg(long, env = "WORKERS", value_name = "NUMBER")]
    workers: Option<String>,
}

impl ServerOptions {
    /// Where to listen.
    pub(crate) fn bind(&self) -> Result<SocketAddr, Failure> {
        let wrong = |_error| {
            Failure::setting("BIND", format_args!("{:?} is not an address such as 127.0.0.1:5000", self.bind))
        };
        self.bind.trim().parse().map_err(wrong)
    }

    /// Origins that browsers may call from.
    fn origins(&self) -> Result<Vec<String>, Failure> {
        self.frontend_url.split(',').map(str::trim).filter(|text| !text.is_empty()).map(origin).collect()
    }

    /// Whom the server believes, and where browsers may call from.
    pub(crate) fn doors(&self) -> Result<Doors, Failure> {
        Ok(Doors { origins: self.origins()?, trusted_proxies: self.trusted_proxies()? })
    }

    /// Proxies whose word is taken.
    fn trusted_proxies(&self) -> Result<Vec<IpNet>, Failure> {
        let texts = self.trusted_proxies.split(',').map(str::trim).filter(|text| !text.is_empty());
        texts.map(network).collect()
    }

    /// Threads that answer requests.
    pub(crate) fn workers(&self) -> Result<usize, Failure> {
        match self.workers.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            None => Ok(std::thread::available_parallelism().map_or(1, NonZeroUsize::get)),
            Some(text) => {
                let number = text.parse().ok().filter(|number| (1..=256).contains(number));
                number.ok_or_else(|| {
                    Failure::setting("WORKERS", format_args!("{text:?} is not a number from 1 to 256"))
                })
            }
        }
    }
}

fn origin(text: &str) -> Result<String, Failure> {
    let wrong = || {
        Failure::setting(
            "FRONTEND_URL",
            format_args!("{text:?} is not an origin such as https://app.example.org"),
        )
    };
    let url = Url::parse(text).map_err(|_malformed| wrong())?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    if bare && matches!(url.scheme(), "http" | "https") {
        Ok(url.origin().ascii_serialization())
    } else {
        Err(wrong())
    }
}

fn network(text: &str) -> Result<IpNet, Failure> {
    let address = |_| text.parse::<IpAddr>().map(IpNet::from);
    text.parse().or_else(address).map_err(|_malformed| {
        let reason = format_args!("{text:?} is neither an address nor a network such as 10.0.0.0/8");
        Failure::setting("TRUSTED_PROXIES", reason)
    })
}
