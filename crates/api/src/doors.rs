//! Through which doors requests come: from which address, by which scheme, from which origin.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap};
use ipnet::IpNet;
use std::net::IpAddr;
use trackml_application::Client;
use url::Url;

/// Whom the server believes, and where browsers may call from.
#[derive(Clone, Debug, Default)]
pub struct Doors {
    /// Origins of other hosts that browsers may call from, such as `https://app.example.org`.
    pub origins: Vec<String>,
    /// Proxies whose word on a client's address and scheme is taken.
    pub trusted_proxies: Vec<IpNet>,
}

/// How a request came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The client's address.
    pub(crate) address: Option<IpAddr>,
    /// Whether the client spoke TLS, to us or to a proxy that we trust.
    pub(crate) is_tls: bool,
    /// The host that the client asked for, with its port.
    pub(crate) host: String,
}

impl Doors {
    /// How a request came.
    pub(crate) fn passage(&self, request: &HttpRequest) -> Passage {
        let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
        let headers = request.headers();
        let by_proxy = peer.is_some_and(|peer| self.trusts(peer));
        Passage {
            address: if by_proxy { self.client_behind(peer, headers) } else { peer },
            is_tls: by_proxy && last(headers, "x-forwarded-proto").as_deref() == Some("https"),
            host: request.head().headers().get(header::HOST).map_or_else(String::new, text),
        }
    }

    /// Who asks, as far as can be told.
    pub(crate) fn client(&self, request: &HttpRequest) -> Client {
        let device = request.headers().get(header::USER_AGENT).map(text);
        Client::new(self.passage(request).address, device.as_deref())
    }

    /// The address that the nearest proxy saw, behind all that we trust. What stands before that in the header was
    /// written by the client itself.
    fn client_behind(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
        let lines: Vec<String> = headers.get_all("x-forwarded-for").map(text).collect();
        let mut nearest = peer;
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Some(address) = address(hop) else { break };
            nearest = Some(address);
            if !self.trusts(address) {
                break;
            }
        }
        nearest
    }

    /// Whether it is a proxy whose word is taken.
    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|network| network.contains(&address))
    }

    /// Whether a browser may call from an origin: one that is configured, or the server's own.
    pub(crate) fn admits(&self, origin: &str, passage: &Passage) -> bool {
        let scheme = if passage.is_tls { "https" } else { "http" };
        let own =
            Url::parse(&format!("{scheme}://{}", passage.host)).map(|own| own.origin().ascii_serialization());
        self.origins.iter().any(|known| known == origin) || own.is_ok_and(|own| own == origin)
    }
}

impl Passage {
    /// Whether nobody but this machine can listen: plain HTTP to one of its own names.
    pub(crate) fn is_plain_loopback(&self) -> bool {
        let host = Url::parse(&format!("http://{}", self.host)).ok();
        let is_loopback = match host.as_ref().and_then(Url::host) {
            Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        !self.is_tls && is_loopback && self.address.is_some_and(|address| address.is_loopback())
    }
}

fn text(value: &header::HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).trim().to_owned()
}

fn last(headers: &HeaderMap, name: &str) -> Option<String> {
    let line = headers.get_all(name).last().map(text)?;
    line.rsplit(',').next().map(|hop| hop.trim().to_ascii_lowercase())
}

/// An address as proxies write it: bare, with a port, or in brackets.
fn address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.parse::<IpAddr>().ok();
    let with_port = || hop.parse::<std::net::SocketAddr>().map(|address| address.ip()).ok();
    let in_brackets = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    bare.or_else(with_port).or_else(in_brackets).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn doors() -> Doors {
        Doors {
            origins: vec!["https://app.example.org".into()],
            trusted_proxies: vec!["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()],
        }
    }

    fn seen(peer: &str, headers: &[(&'static str, &str)]) -> Passage {
        let request = TestRequest::default().peer_addr(format!("{peer}:1").parse().unwrap());
        let request = headers.iter().fold(request, |request, header| request.append_header(*header));
        doors().passage(&request.to_http_request())
    }

    fn address_of(peer: &str, forwarded: &[&str]) -> String {
        let headers: Vec<_> = forwarded.iter().map(|line| ("x-forwarded-for", *line)).collect();
        seen(peer, &headers).address.unwrap().to_string()
    }

    #[test]
    fn nobody_but_a_trusted_proxy_is_believed() {
        assert_eq!(address_of("203.0.113.9", &["192.0.2.1"]), "203.0.113.9");
        assert_eq!(address_of("10.1.2.3", &["192.0.2.1"]), "192.0.2.1");
        assert_eq!(address_of("[::1]", &["2001:db8::7"]), "2001:db8::7");
        assert_eq!(address_of("10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn what_a_client_wrote_itself_is_not_believed() {
        assert_eq!(address_of("10.1.2.3", &["6.6.6.6, 192.0.2.1"]), "192.0.2.1");
        assert_eq!(address_of("10.1.2.3", &["6.6.6.6", "192.0.2.1, 10.9.9.9"]), "192.0.2.1");
        assert_eq!(address_of("10.1.2.3", &["6.6.6.6, nonsense"]), "10.1.2.3");
        assert_eq!(address_of("10.1.2.3", &["6.6.6.6, nonsense, 192.0.2.1:4711"]), "192.0.2.1");
        assert_eq!(address_of("10.1.2.3", &["10.7.7.7"]), "10.7.7.7");
        assert_eq!(address_of("10.1.2.3", &["[2001:db8::7]:443"]), "2001:db8::7");
    }

    #[test]
    fn the_scheme_is_the_word_of_a_trusted_proxy_too() {
        assert!(seen("10.1.2.3", &[("x-forwarded-proto", "https")]).is_tls);
        assert!(!seen("10.1.2.3", &[("x-forwarded-proto", "https, http")]).is_tls);
        assert!(!seen("203.0.113.9", &[("x-forwarded-proto", "https")]).is_tls);
    }

    #[test]
    fn origins_are_admitted_whole_or_not_at_all() {
        let own = Passage { address: None, is_tls: false, host: "127.0.0.1:5000".into() };
        for origin in ["https://app.example.org", "http://127.0.0.1:5000"] {
            assert!(doors().admits(origin, &own), "{origin}");
        }
        for origin in [
            "",
            "null",
            "http://app.example.org",
            "https://app.example.org:444",
            "https://app.example.org.evil.example",
            "https://evil.example/https://app.example.org",
            "https://127.0.0.1:5000",
            "http://127.0.0.1",
            "http://localhost:5000",
        ] {
            assert!(!doors().admits(origin, &own), "{origin}");
        }
        let behind_tls = Passage { is_tls: true, host: "trackml.example.org".into(), ..own };
        assert!(doors().admits("https://trackml.example.org", &behind_tls));
        assert!(!doors().admits("http://trackml.example.org", &behind_tls));
    }

    #[test]
    fn only_plain_http_on_this_machine_is_a_loopback() {
        let passage = |address: &str, is_tls, host: &str| {
            Passage { address: address.parse().ok(), is_tls, host: host.into() }.is_plain_loopback()
        };
        assert!(passage("127.0.0.1", false, "127.0.0.1:5000"));
        assert!(passage("127.0.0.1", false, "localhost:5000"));
        assert!(passage("::1", false, "[::1]:5000"));
        assert!(!passage("127.0.0.1", true, "localhost"));
        assert!(!passage("192.0.2.7", false, "localhost"));
        assert!(!passage("127.0.0.1", false, "trackml.example.org"));
        assert!(!passage("127.0.0.1", false, ""));
    }
}
