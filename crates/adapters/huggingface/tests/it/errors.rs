//! Each row of the table of the Hub's errors.

use crate::stub::{TOKEN, anonymous, answer, ask, bare, config, json_body, refusal, with_token};
use serde_json::json;
use std::time::Duration;
use trackml_huggingface::{HuggingFaceConfig, HuggingFaceHub};
use trackml_ports::HubError;
use wiremock::matchers::{header_exists, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

const MODEL: &str = "/api/models/org/name";
const BAD_TOKEN: &str = "Invalid credentials in Authorization header";

async fn refused(response: ResponseTemplate) -> HubError {
    let server = MockServer::start().await;
    answer(&server, MODEL, response).await;
    ask(&anonymous(&server), "org/name").await.unwrap_err()
}

async fn refused_with_token(response: ResponseTemplate) -> HubError {
    let server = MockServer::start().await;
    answer(&server, MODEL, response).await;
    let error = ask(&with_token(&server), "org/name").await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains(TOKEN));
    error
}

fn id() -> String {
    "org/name".into()
}

#[tokio::test]
async fn an_anonymous_401_is_a_missing_or_a_private_model() {
    let error = refused(refusal(401, "", "Invalid username or password.")).await;
    assert_eq!(error, HubError::NotFoundOrPrivate { id: id() });
    assert_eq!(refused(refusal(401, "RepoNotFound", "Repository not found")).await, error);
    assert!(error.to_string().contains("HF_ACCESS_TOKEN"));
}

#[tokio::test]
async fn a_refused_token_is_tried_once_without_and_then_a_matter_of_configuration() {
    let server = MockServer::start().await;
    answer(&server, MODEL, refusal(401, "", BAD_TOKEN)).await;
    assert_eq!(ask(&with_token(&server), "org/name").await, Err(HubError::BadCredentials));
    let requests = server.received_requests().await.unwrap();
    let with_token: Vec<bool> =
        requests.iter().map(|request| request.headers.contains_key("authorization")).collect();
    assert_eq!(with_token, [true, false]);
}

#[tokio::test]
async fn what_is_public_is_still_had_with_a_refused_token() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path(MODEL))
        .and(header_exists("authorization"))
        .respond_with(refusal(401, "", BAD_TOKEN))
        .with_priority(1)
        .mount(&server)
        .await;
    answer(&server, MODEL, json_body(&bare("org/name"))).await;
    let model = ask(&with_token(&server), "org/name").await.unwrap();
    assert_eq!(model.facts.id, "org/name");
    assert!(model.warnings[0].contains("refuses the configured access token"), "{:?}", model.warnings);
}

#[tokio::test]
async fn a_401_that_does_not_blame_the_token_is_not_the_tokens_fault() {
    let error = refused_with_token(refusal(401, "", "Invalid username or password.")).await;
    assert_eq!(error, HubError::NotFoundOrPrivate { id: id() });
    let error = refused_with_token(refusal(401, "RepoNotFound", "Repository not found")).await;
    assert_eq!(error, HubError::NotFound { id: id() });
}

#[tokio::test]
async fn a_valid_token_tells_a_missing_model() {
    let error = refused_with_token(refusal(404, "RepoNotFound", "Repository not found")).await;
    assert_eq!(error, HubError::NotFound { id: id() });
    assert_eq!(refused(ResponseTemplate::new(404)).await, error);
}

#[tokio::test]
async fn a_missing_revision_is_told_from_a_missing_model() {
    let server = MockServer::start().await;
    let response = refusal(404, "RevisionNotFound", "Invalid rev id: refs/pr/9");
    answer(&server, "/api/models/org/name/revision/refs%2Fpr%2F9", response).await;
    let error = ask(&anonymous(&server), "org/name@refs/pr/9").await.unwrap_err();
    assert_eq!(error, HubError::RevisionNotFound { id: id(), revision: "refs/pr/9".into() });
}

#[tokio::test]
async fn a_missing_file_takes_nothing_from_the_facts() {
    let server = MockServer::start().await;
    answer(&server, MODEL, json_body(&json!({"id": "org/name"}))).await;
    for file in ["README.md", "config.json"] {
        answer(
            &server,
            &format!("/org/name/resolve/main/{file}"),
            refusal(404, "EntryNotFound", "Not found"),
        )
        .await;
    }
    let model = ask(&anonymous(&server), "org/name").await.unwrap();
    assert_eq!((model.facts.id.as_str(), model.warnings.len()), ("org/name", 0));
}

#[tokio::test]
async fn gated_metadata_says_which_terms_to_accept() {
    for status in [401, 403] {
        let error = refused(refusal(status, "GatedRepo", "Access to model org/name is restricted")).await;
        assert_eq!(error, HubError::Gated { id: id() });
    }
}

#[tokio::test]
async fn gated_files_are_a_warning_only() {
    let server = MockServer::start().await;
    let files = json!([{"rfilename": "config.json"}, {"rfilename": "README.md"}]);
    answer(&server, MODEL, json_body(&json!({"id": "org/name", "gated": "manual", "siblings": files}))).await;
    for (file, status) in [("README.md", 401), ("config.json", 403)] {
        let response = refusal(status, "GatedRepo", "Access is restricted");
        answer(&server, &format!("/org/name/resolve/main/{file}"), response).await;
    }
    let model = ask(&anonymous(&server), "org/name").await.unwrap();
    assert_eq!(model.warnings.len(), 2);
    assert!(
        model.warnings.iter().all(|warning| warning.contains("accept its terms")),
        "{:?}",
        model.warnings
    );
}

#[tokio::test]
async fn a_disabled_model_is_told_from_a_private_one() {
    let error = refused(refusal(403, "", "Access to this resource is disabled.")).await;
    assert_eq!(error, HubError::Disabled { id: id() });
    let error = refused(refusal(403, "", "Forbidden")).await;
    assert_eq!(error, HubError::NotFoundOrPrivate { id: id() });
}

#[tokio::test]
async fn a_malformed_request_is_passed_on_with_the_hubs_reason() {
    let error = refused(refusal(400, "", "Invalid expand")).await;
    assert_eq!(error, HubError::Rejected { reason: "Invalid expand".into() });
    let error = refused(ResponseTemplate::new(422).set_body_json(json!({"error": ["odd input"]}))).await;
    assert_eq!(error, HubError::Rejected { reason: "odd input".into() });
    let error = refused(ResponseTemplate::new(400).set_body_string("<html>no</html>")).await;
    assert_eq!(error, HubError::Rejected { reason: "HTTP 400".into() });
}

#[tokio::test]
async fn a_used_up_quota_names_the_wait() {
    let headers = [("ratelimit", "\"api\";r=0;t=120"), ("retry-after", "120")];
    for (name, value) in headers {
        let error = refused(refusal(429, "", "Too many requests").insert_header(name, value)).await;
        assert_eq!(error, HubError::RateLimited { retry_after: Duration::from_mins(2) });
    }
}

#[tokio::test]
async fn a_hub_out_of_order_is_unavailable() {
    for status in [500, 502, 503, 504] {
        let error = refused(ResponseTemplate::new(status)).await;
        assert_eq!(error, HubError::Unavailable { status, retry_after: None });
    }
}

#[tokio::test]
async fn no_answer_in_time_is_a_timeout() {
    let server = MockServer::start().await;
    answer(&server, MODEL, json_body(&bare("org/name")).set_delay(Duration::from_secs(5))).await;
    let after = Duration::from_millis(100);
    let hub = HuggingFaceHub::new(HuggingFaceConfig { total_deadline: after, ..config(&server) }).unwrap();
    assert_eq!(ask(&hub, "org/name").await, Err(HubError::TimedOut { after }));
}

#[tokio::test]
async fn a_slow_card_costs_the_description_only() {
    let server = MockServer::start().await;
    let files = json!([{"rfilename": "README.md"}]);
    answer(&server, MODEL, json_body(&json!({"id": "org/name", "siblings": files}))).await;
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(10));
    answer(&server, "/org/name/resolve/main/README.md", slow).await;
    let total_deadline = Duration::from_millis(300);
    let hub = HuggingFaceHub::new(HuggingFaceConfig { total_deadline, ..config(&server) }).unwrap();
    let model = ask(&hub, "org/name").await.unwrap();
    assert!(model.warnings[0].starts_with("The model card could not be read"), "{:?}", model.warnings);
}

#[tokio::test]
async fn no_connection_is_unreachable() {
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for endpoint in [format!("http://127.0.0.1:{port}"), "http://hub.invalid".to_owned()] {
        let config =
            HuggingFaceConfig { endpoint: endpoint.parse().unwrap(), ..HuggingFaceConfig::default() };
        let error = ask(&HuggingFaceHub::new(config).unwrap(), "org/name").await.unwrap_err();
        assert!(matches!(error, HubError::Unreachable { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn an_answer_that_is_no_json_is_unreadable() {
    for body in
        ["<!doctype html><title>Hugging Face</title>", "", "[1, 2]", "{\"id\":", "{\"error\": \"down\"}"]
    {
        let error = refused(ResponseTemplate::new(200).set_body_string(body)).await;
        assert!(matches!(error, HubError::Unreadable { .. }), "{body:?}: {error:?}");
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_unreadable() {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let hub_of_half_answers = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{\"id\": \"org/").unwrap();
    });
    let hub = HuggingFaceHub::new(HuggingFaceConfig { endpoint, ..HuggingFaceConfig::default() }).unwrap();
    let error = ask(&hub, "org/name").await.unwrap_err();
    hub_of_half_answers.join().unwrap();
    assert!(matches!(&error, HubError::Unreadable { reason } if reason.contains("broke off")), "{error:?}");
}

#[tokio::test]
async fn an_answer_larger_than_any_honest_one_is_not_read() {
    let server = MockServer::start().await;
    let mut model = bare("org/name");
    model["tags"] = json!(["x".repeat(2_000)]);
    answer(&server, MODEL, json_body(&model)).await;
    let hub = HuggingFaceHub::new(HuggingFaceConfig { max_api_bytes: 1_000, ..config(&server) }).unwrap();
    assert_eq!(ask(&hub, "org/name").await, Err(HubError::TooLarge { limit: 1_000 }));
}

#[tokio::test]
async fn a_card_larger_than_any_honest_one_is_a_warning() {
    let server = MockServer::start().await;
    let files = json!([{"rfilename": "README.md"}]);
    answer(&server, MODEL, json_body(&json!({"id": "org/name", "siblings": files}))).await;
    let card = ResponseTemplate::new(200).set_body_string("word ".repeat(1_000));
    answer(&server, "/org/name/resolve/main/README.md", card).await;
    let hub = HuggingFaceHub::new(HuggingFaceConfig { max_file_bytes: 1_000, ..config(&server) }).unwrap();
    let model = ask(&hub, "org/name").await.unwrap();
    assert_eq!(model.facts.description, None);
    assert!(model.warnings[0].contains("larger than 1000 bytes"), "{:?}", model.warnings);
}
