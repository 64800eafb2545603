//! What is sent, held against the service's own message types.

use crate::recordings::shared;
use crate::{config, embedder, gemini, prompt};
use serde_json::Value;
use std::io::Write;
use trackml_ports::{Embedder, LanguageModel, Purpose};
use trackml_testkit::stub_gemini::StubGemini;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// The types that carry free JSON.
const FREE: &[&str] = &["google.protobuf.Value", "google.protobuf.Struct"];

async fn sent() -> (Value, Value) {
    let stub = StubGemini::start().unwrap();
    gemini(&stub).generate(&prompt()).await.unwrap();
    embedder(&stub).embed(&["x".into()], Purpose::Document).await.unwrap();
    (stub.questions()[0].clone(), stub.embeddings()[0].clone())
}

#[tokio::test]
async fn a_question_keeps_the_rules_apart_from_what_is_read() {
    let (question, _) = sent().await;
    insta::assert_snapshot!(serde_json::to_string_pretty(&question).unwrap(), @r#"
    {
      "contents": [
        {
          "parts": [
            {
              "text": "What is it?"
            }
          ],
          "role": "user"
        },
        {
          "parts": [
            {
              "text": "{}"
            }
          ],
          "role": "model"
        },
        {
          "parts": [
            {
              "text": "And größer?"
            }
          ],
          "role": "user"
        }
      ],
      "generationConfig": {
        "maxOutputTokens": 1000,
        "responseJsonSchema": {
          "type": "object"
        },
        "responseMimeType": "application/json"
      },
      "systemInstruction": {
        "parts": [
          {
            "text": "Quote."
          }
        ]
      }
    }
    "#);
}

#[tokio::test]
async fn the_key_travels_in_the_header_alone() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/v1beta/models/gemini-3.5-flash-lite:generateContent"))
        .and(header("x-goog-api-key", "a-key"))
        .respond_with(ResponseTemplate::new(500))
        .mount(&server)
        .await;
    let gemini = trackml_gemini::Gemini::new(&config(server.uri().parse().unwrap())).unwrap();
    gemini.generate(&prompt()).await.unwrap_err();
    for request in server.received_requests().await.unwrap() {
        assert!(!request.url.as_str().contains("a-key"), "{}", request.url);
        assert!(!String::from_utf8_lossy(&request.body).contains("a-key"));
    }
}

#[tokio::test]
async fn what_is_sent_has_only_fields_that_the_service_knows() {
    let Some(folder) = shared("../reference") else {
        let _ =
            writeln!(std::io::stderr(), "left out: the message types of Gemini are not beside this checkout");
        return;
    };
    let text = std::fs::read(folder.join("generativelanguage.v1beta.from-proto.json")).unwrap();
    let types: Value = serde_json::from_slice(&text).unwrap();
    let (question, batch) = sent().await;
    let of = |name: &str| format!("google.ai.generativelanguage.v1beta.{name}");
    hold(&types, &of("GenerateContentRequest"), &question, "question");
    hold(&types, &of("BatchEmbedContentsRequest"), &batch, "batch");
    for (of_enum, allowed) in
        [("Candidate.FinishReason", 3), ("GenerateContentResponse.PromptFeedback.BlockReason", 1)]
    {
        let values = types["enums"][of(of_enum)].as_array().unwrap_or_else(|| panic!("no {of_enum}"));
        assert!(values.len() > allowed, "{of_enum}");
    }
}

/// Every field of a value must be one of its type, a list where the type says so.
fn hold(types: &Value, name: &str, value: &Value, at: &str) {
    let fields = types["messages"][name].as_array().unwrap_or_else(|| panic!("{at}: no type {name}"));
    for (key, value) in value.as_object().unwrap_or_else(|| panic!("{at} is no object")) {
        let at = format!("{at}.{key}");
        let field =
            fields.iter().find(|field| field["json"] == *key).unwrap_or_else(|| panic!("{at} is unknown"));
        let repeated = field["repeated"] == true;
        assert_eq!(
            value.is_array() && !FREE.contains(&field["ref"].as_str().unwrap_or_default()),
            repeated,
            "{at}"
        );
        let values = if repeated { value.as_array().unwrap().clone() } else { vec![value.clone()] };
        for one in values {
            match (field["type"].as_str().unwrap(), field["ref"].as_str()) {
                ("message", Some(inner)) if !FREE.contains(&inner) => hold(types, inner, &one, &at),
                ("enum", Some(inner)) => {
                    let known = types["enums"][inner].as_array().unwrap();
                    assert!(known.contains(&one), "{at}: {one}");
                }
                ("string", _) => assert!(one.is_string(), "{at}"),
                ("int32" | "int64", _) => assert!(one.is_i64() || one.is_u64(), "{at}"),
                _ => {}
            }
        }
    }
}
