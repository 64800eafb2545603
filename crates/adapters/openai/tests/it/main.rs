//! The adapter against a server that speaks as the compatible ones do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use futures::StreamExt;
use serde_json::{Value, json};
use std::time::Duration;
use trackml_domain::prompt::{Prompt, TokenUsage, Turn};
use trackml_openai::{OpenAiConfig, OpenAiConfigError, OpenAiEmbedder, OpenAiServer};
use trackml_ports::{AiError, AnswerStamp, Embedder, LanguageModel, Piece, Purpose, RefusalReason, Refused};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn config(server: &MockServer) -> OpenAiConfig {
    let url = format!("{}/v1", server.uri()).parse().unwrap();
    OpenAiConfig {
        deadline: Duration::from_secs(5),
        ..OpenAiConfig::at(url, "a-model", Some("a-key".into()))
    }
}

async fn answering(response: ResponseTemplate) -> (MockServer, OpenAiServer) {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/v1/chat/completions")).respond_with(response).mount(&server).await;
    let model = OpenAiServer::new(config(&server)).unwrap();
    (server, model)
}

fn prompt() -> Prompt {
    Prompt {
        rules: "Quote.".into(),
        turns: vec![Turn::asked("What?"), Turn::answered("{}"), Turn::asked("And?")],
        shape: json!({ "type": "object" }),
        max_output_tokens: 500,
    }
}

fn completion(content: Option<&str>, finish: &str) -> Value {
    json!({
        "id": "x", "object": "chat.completion", "model": "a-model:latest",
        "choices": [{
            "index": 0, "finish_reason": finish,
            "message": { "role": "assistant", "content": content },
        }],
        "usage": {
            "prompt_tokens": 11, "completion_tokens": 9,
            "completion_tokens_details": { "reasoning_tokens": 4 },
        },
    })
}

async fn failing(response: ResponseTemplate) -> AiError {
    let (_server, model) = answering(response).await;
    model.generate(&prompt()).await.unwrap_err()
}

async fn streamed(body: &str) -> (String, Result<AnswerStamp, AiError>) {
    let response = ResponseTemplate::new(200).set_body_raw(body.to_owned(), "text/event-stream");
    let (_server, model) = answering(response).await;
    let mut pieces = model.stream(&prompt()).await.unwrap();
    let mut text = String::new();
    loop {
        match pieces.next().await.unwrap() {
            Ok(Piece::Text(more)) => text.push_str(&more),
            Ok(Piece::End(stamp)) => return (text, Ok(stamp)),
            Err(error) => return (text, Err(error)),
        }
    }
}

#[tokio::test]
async fn a_question_is_a_chat_with_rules_first_and_a_schema() {
    let (server, model) =
        answering(ResponseTemplate::new(200).set_body_json(completion(Some("{}"), "stop"))).await;
    let answer = model.generate(&prompt()).await.unwrap();
    assert_eq!(answer.stamp.usage, TokenUsage { prompt: 11, answer: 5, thoughts: 4 });
    assert_eq!((answer.text.as_str(), answer.stamp.model.as_str()), ("{}", "a-model:latest"));
    let request = &server.received_requests().await.unwrap()[0];
    assert_eq!(request.headers["authorization"], "Bearer a-key");
    let body: Value = request.body_json().unwrap();
    assert_eq!(body["messages"][0], json!({ "role": "system", "content": "Quote." }));
    assert_eq!(body["messages"][2]["role"], "assistant");
    assert_eq!(body["response_format"]["json_schema"]["schema"], json!({ "type": "object" }));
    assert_eq!(
        (&body["model"], &body["max_tokens"], &body["stream"]),
        (&json!("a-model"), &json!(500), &json!(false))
    );
}

#[tokio::test]
async fn a_stream_is_read_to_its_end() {
    let (text, end) = streamed(concat!(
        ": a remark\n\n",
        "data: {\"model\":\"m\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"grö\"}}]}\r\n\r\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"ßer\"},\"finish_reason\":null}]}\n\n",
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n",
        "data: [DONE]\n\n",
    ))
    .await;
    let stamp = end.unwrap();
    assert_eq!((text.as_str(), stamp.usage.prompt, stamp.usage.answer), ("größer", 3, 2));
}

#[tokio::test]
async fn a_stream_that_goes_wrong_says_so() {
    let half = "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n";
    let (text, end) = streamed(half).await;
    assert!(text == "half" && matches!(end, Err(AiError::Unreadable { .. })));
    let (_, end) =
        streamed(&format!("{half}data: {{\"error\":{{\"message\":\"out of memory\"}}}}\n\n")).await;
    assert_eq!(end, Err(AiError::Unreadable { reason: "out of memory".into() }));
    let (_, end) =
        streamed(&format!("{half}data: {{\"choices\":[{{\"finish_reason\":\"content_filter\"}}]}}\n\n"))
            .await;
    assert_eq!(end, Err(AiError::Refused { what: Refused::Answer, reason: RefusalReason::Safety }));
}

#[tokio::test]
async fn every_status_is_another_thing_for_a_person_to_do() {
    let with = |status, body: Value| ResponseTemplate::new(status).set_body_json(body);
    let nothing = json!({});
    assert_eq!(failing(with(401, nothing.clone())).await, AiError::BadKey { variable: "AI_API_KEY" });
    assert_eq!(
        failing(with(404, nothing.clone())).await,
        AiError::UnknownModel { model: "a-model".into(), variable: "AI_MODEL" }
    );
    let said = json!({ "error": { "message": "context too long", "type": "invalid" } });
    assert_eq!(failing(with(400, said)).await, AiError::Rejected { reason: "context too long".into() });
    let said = json!({ "error": "no such thing here" });
    assert_eq!(failing(with(403, said)).await, AiError::NotAllowed { reason: "no such thing here".into() });
    let spent = ResponseTemplate::new(429).insert_header("retry-after", "40");
    let wait = Some(Duration::from_secs(40));
    assert_eq!(failing(spent).await, AiError::QuotaSpent { retry_after: wait });
    assert_eq!(failing(with(503, nothing)).await, AiError::Unavailable { status: 503, retry_after: None });
    let page = ResponseTemplate::new(200).set_body_raw("<html>", "text/html");
    assert!(matches!(failing(page).await, AiError::Unreadable { .. }));
}

#[tokio::test]
async fn a_limit_and_a_refusal_are_told() {
    let with = |body: Value| ResponseTemplate::new(200).set_body_json(body);
    assert_eq!(failing(with(completion(None, "length"))).await, AiError::CutShort);
    let (_server, model) = answering(with(completion(Some("{\"a"), "length"))).await;
    assert!(model.generate(&prompt()).await.unwrap().stamp.cut_short);
    let mut refusing = completion(None, "stop");
    refusing["choices"][0]["message"]["refusal"] = json!("I cannot.");
    assert_eq!(
        failing(with(refusing)).await,
        AiError::Refused { what: Refused::Answer, reason: RefusalReason::Unstated }
    );
}

#[tokio::test]
async fn the_models_are_listed() {
    let (server, model) = answering(ResponseTemplate::new(500)).await;
    let list = json!({ "object": "list", "data": [{ "id": "one", "object": "model" }, { "id": "two" }] });
    Mock::given(method("GET"))
        .and(path("/v1/models"))
        .respond_with(ResponseTemplate::new(200).set_body_json(list))
        .mount(&server)
        .await;
    let names: Vec<String> = model.models().await.unwrap().into_iter().map(|model| model.name).collect();
    assert_eq!(names, ["one", "two"]);
}

#[tokio::test]
async fn a_server_without_a_key_is_sent_none_and_a_model_is_needed() {
    let (server, _) =
        answering(ResponseTemplate::new(200).set_body_json(completion(Some("{}"), "stop"))).await;
    let open = OpenAiServer::new(OpenAiConfig { key: None, ..config(&server) }).unwrap();
    open.generate(&prompt()).await.unwrap();
    assert!(!server.received_requests().await.unwrap()[0].headers.contains_key("authorization"));
    let nameless = OpenAiServer::new(OpenAiConfig { model: " ".into(), ..config(&server) });
    assert!(matches!(nameless.unwrap_err(), OpenAiConfigError::Model));
}

#[tokio::test]
async fn vectors_come_in_order_and_of_the_length_that_was_said() {
    let server = MockServer::start().await;
    let data = json!({ "data": [
        { "index": 1, "embedding": [0.0, 2.0] },
        { "index": 0, "embedding": [3.0, 4.0] },
    ] });
    Mock::given(method("POST"))
        .and(path("/v1/embeddings"))
        .respond_with(ResponseTemplate::new(200).set_body_json(data))
        .mount(&server)
        .await;
    let embed = |dimensions, texts: &[&str]| {
        let embedder = OpenAiEmbedder::new(config(&server), dimensions).unwrap();
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        async move { embedder.embed(&texts, Purpose::Document).await }
    };
    let vectors = embed(2, &["one", "two"]).await.unwrap();
    assert_eq!((vectors[0].values(), vectors[1].values()), (&[0.6, 0.8][..], &[0.0, 1.0][..]));
    let told = embed(3, &["one", "two"]).await.unwrap_err().to_string();
    assert!(told.contains("set AI_EMBEDDING_DIMENSIONS to 2"), "{told}");
    assert!(matches!(embed(2, &["one"]).await, Err(AiError::Unreadable { .. })));
}
