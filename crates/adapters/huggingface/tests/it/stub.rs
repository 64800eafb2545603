//! A Hub that says what a test wants.

use serde_json::{Value, json};
use std::time::Duration;
use trackml_domain::hub_ref::HubRef;
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};
use trackml_ports::{HubError, HubModel, ModelHub};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

pub(crate) const TOKEN: &str = "hf_the_secret_token";

/// A configuration that loses no time.
pub(crate) fn config(server: &MockServer) -> HuggingFaceConfig {
    HuggingFaceConfig {
        endpoint: server.uri().parse().unwrap(),
        total_deadline: Duration::from_secs(5),
        retry_base: Duration::from_millis(2),
        ..HuggingFaceConfig::default()
    }
}

pub(crate) fn anonymous(server: &MockServer) -> HuggingFaceHub {
    HuggingFaceHub::new(config(server)).unwrap()
}

pub(crate) fn with_token(server: &MockServer) -> HuggingFaceHub {
    HuggingFaceHub::new(HuggingFaceConfig { token: Some(TOKEN.into()), ..config(server) }).unwrap()
}

pub(crate) async fn ask(hub: &HuggingFaceHub, reference: &str) -> Result<HubModel, HubError> {
    hub.model(&HubRef::parse(reference).unwrap()).await
}

/// Answers at a path, whatever the query.
pub(crate) async fn answer(server: &MockServer, at: &str, response: ResponseTemplate) {
    Mock::given(method("GET")).and(path(at)).respond_with(response).mount(server).await;
}

pub(crate) fn json_body(body: &Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

/// A refusal with the Hub's own headers; empty ones are left out.
pub(crate) fn refusal(status: u16, code: &str, message: &str) -> ResponseTemplate {
    let mut response = ResponseTemplate::new(status).set_body_json(json!({"error": message}));
    for (name, value) in [("x-error-code", code), ("x-error-message", message)] {
        if !value.is_empty() {
            response = response.insert_header(name, value);
        }
    }
    response
}

/// The smallest model that has neither card nor configuration.
pub(crate) fn bare(id: &str) -> Value {
    json!({"id": id, "siblings": []})
}

/// Serves one model and asks for it.
pub(crate) async fn read(model: Value) -> HubModel {
    let server = MockServer::start().await;
    answer(&server, "/api/models/org/name", json_body(&model)).await;
    ask(&anonymous(&server), "org/name").await.unwrap()
}

/// The number of requests that reached a path.
pub(crate) async fn requests_to(server: &MockServer, at: &str) -> usize {
    let requests = server.received_requests().await.unwrap();
    requests.iter().filter(|request| request.url.path() == at).count()
}
