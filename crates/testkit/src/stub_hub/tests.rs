//! The stub, asked as a client of the Hub would ask it.

mod faults;
mod files;
mod folders;
mod models;

use super::StubHub;
use reqwest::header::{HeaderMap, HeaderName};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use std::sync::LazyLock;

const AURORA: &str = "lumen-labs/Aurora-7B-Instruct";
const GATED: &str = "lumen-labs/Meridian-70B-Chat";

fn own_hub() -> StubHub {
    StubHub::start(vec![StubHub::own_recordings()]).unwrap()
}

/// Follows no redirect, so that the tests see them. Made once, for making it takes long; it keeps no
/// connection, for each would belong to the runtime of a test that is over.
static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    Client::builder().redirect(Policy::none()).no_proxy().pool_max_idle_per_host(0).build().unwrap()
});

fn client() -> &'static Client {
    &CLIENT
}

fn request(hub: &StubHub, path: &str) -> RequestBuilder {
    client().get(hub.url().join(path).unwrap())
}

async fn get(hub: &StubHub, path: &str) -> Response {
    request(hub, path).send().await.unwrap()
}

async fn get_json(hub: &StubHub, path: &str) -> Value {
    get(hub, path).await.json().await.unwrap()
}

fn header(headers: &HeaderMap, name: &'static str) -> String {
    headers.get(HeaderName::from_static(name)).map_or("", |value| value.to_str().unwrap()).to_owned()
}

/// The status, and the code that tells errors of one status apart.
async fn refusal(request: RequestBuilder) -> (u16, String) {
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), header(answer.headers(), "x-error-code"))
}
