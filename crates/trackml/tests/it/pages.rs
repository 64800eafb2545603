//! The web app as the server gives it to browsers. Its rules are tested beside them, in `src/pages`.

use crate::program::{Server, Surroundings};
use reqwest::{Client, Method, RequestBuilder, Response};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

/// As a browser asks for what it shows in a tab.
const NAVIGATION: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// A server that has the app: the tests' build reads it from its folder.
fn with_app() -> Server {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist/index.html");
    assert!(page.is_file(), "the web app is not built, and this test opens it: `make web` builds it");
    Surroundings::new().serve()
}

/// Content comes as it was sent: the client unpacks nothing.
fn request(server: &Server, method: Method, path: &str) -> RequestBuilder {
    let client = Client::builder().no_gzip().build().unwrap();
    client.request(method, format!("{}{path}", server.url))
}

async fn get(server: &Server, path: &str) -> Response {
    request(server, Method::GET, path).send().await.unwrap()
}

/// The whole answer to a request that no library has touched.
fn on_the_wire(server: &Server, method: &str, path: &str) -> String {
    let host = server.url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// The addresses that a page names in its attributes.
fn named_in(page: &str) -> Vec<String> {
    ["href=\"/", "src=\"/"]
        .into_iter()
        .flat_map(|attribute| page.split(attribute).skip(1))
        .map(|rest| format!("/{}", rest.split('"').next().unwrap()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_opens() {
    let server = with_app();
    for (path, kind) in [
        ("/", "text/html"),
        ("/models/1", "text/html"),
        ("/docs", "text/html"),
        ("/docs/", "text/html"),
        ("/api/v1/openapi.json", "application/json"),
        ("/healthz", "application/json"),
        ("/readyz", "application/json"),
    ] {
        let answer = get(&server, path).await;
        assert_eq!(answer.status(), 200, "{path}");
        assert!(header(&answer, "content-type").starts_with(kind), "{path}: {answer:?}");
        assert!(!answer.bytes().await.unwrap().is_empty(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_that_the_page_names_is_there() {
    let server = with_app();
    let page = get(&server, "/").await.text().await.unwrap();
    let named = named_in(&page);
    assert!(named.iter().any(|path| path.starts_with("/assets/")), "{named:?}");
    for path in named {
        let answer = get(&server, &path).await;
        assert_eq!(answer.status(), 200, "{path}");
        let is_asset = path.starts_with("/assets/");
        assert_eq!(header(&answer, "cache-control").contains("immutable"), is_asset, "{path}");
        assert!(!header(&answer, "content-type").starts_with("text/html"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_is_sent_as_it_was_compressed_when_it_was_built() {
    let server = with_app();
    let page = get(&server, "/").await.text().await.unwrap();
    let asset = named_in(&page).into_iter().find(|path| path.starts_with("/assets/")).unwrap();
    let mut sizes = Vec::new();
    for coding in ["br", "gzip", "identity"] {
        let asked = request(&server, Method::GET, &asset).header("accept-encoding", coding);
        let answer = asked.send().await.unwrap();
        let expected = if coding == "identity" { "" } else { coding };
        assert_eq!(header(&answer, "content-encoding"), expected);
        assert!(header(&answer, "vary").to_lowercase().contains("accept-encoding"), "{answer:?}");
        sizes.push(answer.bytes().await.unwrap().len());
    }
    assert!(sizes[0] < sizes[2] && sizes[1] < sizes[2], "{asset}: {sizes:?}");
}

/// On the wire: a client's library would throw a body away.
#[tokio::test(flavor = "multi_thread")]
async fn a_head_has_the_headers_of_a_get_and_no_body() {
    let server = with_app();
    let ask = |method: &str| {
        let answer = on_the_wire(&server, method, "/");
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let of_page = |line: &&str| line.starts_with(['H', 'c', 'v']);
        let mut head: Vec<String> = head.lines().filter(of_page).map(str::to_owned).collect();
        head.sort_unstable();
        (head, body.len())
    };
    let ((of_get, length), (of_head, nothing)) = (ask("GET"), ask("HEAD"));
    assert_eq!((&of_head, nothing), (&of_get, 0));
    assert!(of_head.contains(&format!("content-length: {length}")), "{of_head:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_takes_no_address_from_programs() {
    let server = Surroundings::new().serve();
    for path in ["/api", "/api/", "/api/v1/nowhere", "/api/v2", "/errors/none", "/metrics", "/assets/none.js"]
    {
        for accept in ["*/*", NAVIGATION] {
            let answer = request(&server, Method::GET, path).header("accept", accept).send().await.unwrap();
            assert_eq!(answer.status(), 404, "{path}");
            assert_eq!(header(&answer, "content-type"), "application/problem+json", "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_is_read_and_never_written() {
    let server = Surroundings::new().serve();
    for path in ["/", "/models/1", "/sw.js"] {
        let answer = request(&server, Method::POST, path).send().await.unwrap();
        assert_eq!(answer.status(), 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_way_leads_out_of_the_folder() {
    let server = Surroundings::new().serve();
    for path in [
        "/../Cargo.toml",
        "/assets/../../package.json",
        "/assets/..%2F..%2Fpackage.json",
        "/..%2fpackage.json",
        "/%2e%2e/package.json",
        "/assets/%2Fetc%2Fhost.conf",
        "//etc/host.conf",
        "/..\\package.json",
    ] {
        let answer = on_the_wire(&server, "GET", path);
        assert!(answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 400"), "{path}: {answer}");
    }
}
