//! Without a key everything still answers.

use super::{events, librarian, names};
use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    rules_say_what_follows_from_facts,
    words_are_searched_for_and_the_reason_is_told,
    a_question_shows_the_records,
    a_text_cannot_be_read_and_the_reason_is_told,
    meta_says_that_there_is_none,
);

async fn rules_say_what_follows_from_facts(app: TestApp) {
    let (ada, [aurora, harbour, _]) = librarian(&app).await;
    let path = format!("/models/{aurora}/insights");
    let read = ada.get(&path).await.body;
    assert_eq!(read["analysis"]["source"], "rules");
    let made = ada.post(&path, json!({})).await.body;
    assert_eq!((&made["id"], &made["insight"]["source"]), (&Value::Null, &json!("rules")));
    assert!(made["insight"]["statements"].as_array().unwrap().len() >= 4, "{made}");
    let grounds: Vec<&str> = made["insight"]["grounds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|ground| ground["key"].as_str().unwrap())
        .collect();
    for statement in made["insight"]["statements"].as_array().unwrap() {
        assert!(
            statement["cites"]
                .as_array()
                .unwrap()
                .iter()
                .all(|cite| grounds.contains(&cite.as_str().unwrap()))
        );
    }
    assert_eq!(names(&events(&ada, &path, json!({})).await), ["done"]);
    let verdict = ada.post("/models/insights/compare", json!({ "model_ids": [aurora, harbour] })).await.body;
    assert_eq!(verdict["verdict"]["source"], "rules");
}

async fn words_are_searched_for_and_the_reason_is_told(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let found = ada.get("/models/semantic-search?q=which%20model%20is%20aurora").await.body;
    assert_eq!((&found["mode"], &found["items"][0]["name"]), (&json!("text"), &json!("Aurora-7B-Instruct")));
    assert!(found["reason"].as_str().unwrap().contains("GOOGLE_API_KEY"));
    let similar = ada.get(&format!("/models/{aurora}/similar")).await.body;
    assert_eq!(similar["mode"], "text");
    assert_eq!(
        ada.post(&format!("/models/{aurora}/suggest-tags"), json!(null)).await.body["source"],
        "rules"
    );
}

async fn a_question_shows_the_records(app: TestApp) {
    let (ada, _) = librarian(&app).await;
    let answer = ada.post("/ask", json!({ "question": "What is aurora?" })).await.body;
    assert_eq!((&answer["answer"], &answer["holds"]), (&Value::Null, &json!(false)));
    assert_eq!(answer["records"][0]["name"], "Aurora-7B-Instruct");
}

async fn a_text_cannot_be_read_and_the_reason_is_told(app: TestApp) {
    let ada = app.user("ada").await;
    let refused = ada.post("/models/autofill", json!({ "text": "Heron is a bird." })).await;
    assert_eq!((refused.status, refused.body["code"].as_str()), (503, Some("ai_not_configured")));
    let draft = ada.post("/models/autofill", json!({ "source": super::AURORA, "propose": true })).await;
    assert_eq!(draft.status, 200);
    assert!(draft.body["warnings"][0].as_str().unwrap().contains("No language model"));
}

async fn meta_says_that_there_is_none(app: TestApp) {
    let ada = app.user("ada").await;
    let meta = ada.get("/meta").await.body;
    assert_eq!((&meta["ai"]["model"], &meta["ai"]["embedding_model"]), (&Value::Null, &Value::Null));
    assert_eq!(ada.post("/ai/check", json!(null)).await.body["configured"], false);
}
