//! What is asked, and how.

use crate::stub::{anonymous, answer, ask, bare, json_body, requests_to, with_token};
use serde_json::json;
use wiremock::matchers::{method, path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn one_request_asks_for_every_field() {
    let server = MockServer::start().await;
    answer(&server, "/api/models/org/name", json_body(&bare("org/name"))).await;
    ask(&anonymous(&server), "org/name").await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    let fields: Vec<String> = requests[0].url.query_pairs().map(|(_, field)| field.into_owned()).collect();
    for field in
        ["safetensors", "cardData", "baseModels", "gguf", "evalResults", "transformersInfo", "siblings"]
    {
        assert!(fields.iter().any(|asked| asked == field), "{field}");
    }
    assert!(requests[0].headers["user-agent"].to_str().unwrap().starts_with("trackml/"));
    assert!(!requests[0].headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_token_is_sent_with_every_request() {
    let server = MockServer::start().await;
    answer(&server, "/api/models/org/name", json_body(&json!({"id": "org/name"}))).await;
    ask(&with_token(&server), "org/name").await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| request.headers.contains_key("authorization")));
}

#[tokio::test]
async fn a_revision_is_asked_for_everywhere() {
    let server = MockServer::start().await;
    let model =
        json!({"id": "org/name", "siblings": [{"rfilename": "config.json"}, {"rfilename": "README.md"}]});
    answer(&server, "/api/models/org/name/revision/refs%2Fpr%2F7", json_body(&model)).await;
    let config = json_body(&json!({"n_ctx": 1024, "n_layer": 12}));
    answer(&server, "/org/name/resolve/refs%2Fpr%2F7/config.json", config).await;
    let card = ResponseTemplate::new(200).set_body_string("A model that flies to the moon.");
    answer(&server, "/org/name/resolve/refs%2Fpr%2F7/README.md", card).await;
    let model = ask(&anonymous(&server), "org/name@refs/pr/7").await.unwrap();
    assert_eq!(model.facts.context_length, Some(1024));
    assert_eq!(model.facts.layers, Some(12));
    assert_eq!(model.facts.description.as_deref(), Some("A model that flies to the moon."));
    assert!(model.warnings.is_empty());
}

#[tokio::test]
async fn sizes_are_asked_for_where_there_are_gguf_files() {
    let server = MockServer::start().await;
    let plain =
        json!({"id": "org/name", "siblings": [{"rfilename": "rocket-Q4_K_M.gguf"}], "gguf": {"total": 7}});
    Mock::given(method("GET"))
        .and(path("/api/models/org/name"))
        .and(query_param_is_missing("blobs"))
        .respond_with(json_body(&plain))
        .mount(&server)
        .await;
    let sized = json!({"id": "org/name", "siblings": [{"rfilename": "rocket-Q4_K_M.gguf", "size": 4_000}]});
    Mock::given(method("GET"))
        .and(path("/api/models/org/name"))
        .and(query_param("blobs", "true"))
        .and(query_param_is_missing("expand"))
        .respond_with(json_body(&sized))
        .mount(&server)
        .await;
    let facts = ask(&anonymous(&server), "org/name").await.unwrap().facts;
    let file = &facts.files[0];
    assert_eq!((file.bytes, file.quantization.as_deref()), (Some(4_000), Some("Q4_K_M")));
    assert_eq!(requests_to(&server, "/api/models/org/name").await, 2);
}

#[tokio::test]
async fn a_configuration_file_that_is_none_is_a_warning() {
    let server = MockServer::start().await;
    let model = json!({"id": "org/name", "siblings": [{"rfilename": "config.json"}]});
    answer(&server, "/api/models/org/name", json_body(&model)).await;
    let config = ResponseTemplate::new(200).set_body_string("{\"n_ctx\": NaN}");
    answer(&server, "/org/name/resolve/main/config.json", config).await;
    let model = ask(&anonymous(&server), "org/name").await.unwrap();
    assert!(
        model.warnings[0].starts_with("The configuration file could not be read"),
        "{:?}",
        model.warnings
    );
}
