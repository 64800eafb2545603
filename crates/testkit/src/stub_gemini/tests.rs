use super::*;
use reqwest::Client;
use serde_json::json;

fn question(schema: &Value, text: &str) -> Value {
    json!({
        "systemInstruction": { "parts": [{ "text": "rules" }] },
        "contents": [{ "role": "user", "parts": [{ "text": text }] }],
        "generationConfig": {
            "responseMimeType": "application/json", "responseJsonSchema": schema, "maxOutputTokens": 100,
        },
    })
}

async fn ask(stub: &StubGemini, key: &str, body: &Value) -> (u16, Value) {
    let url = stub.url().join("v1beta/models/gemini-x:generateContent").unwrap();
    let answer = Client::new().post(url).header("x-goog-api-key", key).json(body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

#[tokio::test]
async fn a_script_is_answered_once() {
    let stub = StubGemini::start().unwrap();
    stub.script("{\"statements\":[]}");
    let (status, answer) = ask(&stub, "key", &question(&json!({}), "hello")).await;
    assert_eq!(status, 200);
    assert_eq!(answer["candidates"][0]["content"]["parts"][1]["text"], "{\"statements\":[]}");
    assert_eq!(stub.questions().len(), 1);
}

#[tokio::test]
async fn an_unknown_field_and_a_bad_key_are_refused() {
    let stub = StubGemini::start().unwrap();
    let mut body = question(&json!({}), "hello");
    assert_eq!(ask(&stub, "", &body).await.0, 403);
    let (status, answer) = ask(&stub, "bad-key", &body).await;
    assert_eq!((status, &answer["error"]["details"][0]["reason"]), (400, &json!("API_KEY_INVALID")));
    body["generation_config"] = json!({});
    assert_eq!(ask(&stub, "key", &body).await.0, 400);
}

#[tokio::test]
async fn it_quotes_the_data_under_the_sections_that_are_asked_for() {
    let stub = StubGemini::start().unwrap();
    let schema = json!({ "properties": { "statements": { "items": { "properties": { "section": {
        "enum": ["technical_analysis", "risks"] } } } } } });
    let data = r#"{"key":"license","what":"License","text":"mit"}"#;
    let (_, answer) = ask(&stub, "key", &question(&schema, data)).await;
    let text = answer["candidates"][0]["content"]["parts"][1]["text"].as_str().unwrap();
    let said: Value = serde_json::from_str(text).unwrap();
    assert_eq!(
        said["statements"][0],
        json!({
            "section": "risks", "text": "License, as it is stated: mit", "cites": ["license"],
        })
    );
}
