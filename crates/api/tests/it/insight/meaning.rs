use super::librarian;
use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases_with_ai!(
    records_are_found_by_what_they_are_about,
    conditions_hold_and_bad_queries_are_refused,
    vectors_are_made_of_records_in_the_background_alone,
    nobody_finds_what_is_in_another_workspace,
    similar_records_are_near,
);

fn names(body: &Value) -> Vec<&str> {
    body["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

async fn records_are_found_by_what_they_are_about(app: TestApp) {
    let (ada, _) = librarian(&app).await;
    app.make_vectors().await;
    let found = ada.get("/models/semantic-search?q=dictation").await.body;
    assert_eq!((&found["mode"], names(&found)[0]), (&json!("hybrid"), "harbour-asr-large"));
    assert_eq!(
        (&found["items"][0]["meaning_rank"], &found["items"][0]["text_rank"]),
        (&json!(1), &json!(null))
    );
    assert_eq!(found["without_vector"], 0);
}

async fn conditions_hold_and_bad_queries_are_refused(app: TestApp) {
    let (ada, _) = librarian(&app).await;
    app.make_vectors().await;
    let found = ada.get("/models/semantic-search?q=dictation%20-type:speech_recognition").await.body;
    assert!(!names(&found).contains(&"harbour-asr-large"));
    assert_eq!(names(&found).len(), 2);
    for query in ["", "?q=", "?q=status:nonsense", "?q=x&limit=0", "?q=x&offset=3"] {
        ada.get(&format!("/models/semantic-search{query}")).await.problem(422);
    }
}

async fn vectors_are_made_of_records_in_the_background_alone(app: TestApp) {
    let (ada, _) = librarian(&app).await;
    let early = ada.get("/models/semantic-search?q=dictation").await.body;
    assert_eq!(early["without_vector"], 3);
    assert_eq!(app.gemini().embeddings().len(), 1);
    app.make_vectors().await;
    assert_eq!(app.gemini().embeddings().len(), 2);
    for _ in 0..3 {
        ada.get("/models/semantic-search?q=dictation").await;
    }
    // The query's vector is remembered.
    assert_eq!(app.gemini().embeddings().len(), 2);
    let batch = &app.gemini().embeddings()[1]["requests"];
    assert_eq!((batch.as_array().unwrap().len(), &batch[0]["taskType"]), (3, &json!("RETRIEVAL_DOCUMENT")));
}

async fn nobody_finds_what_is_in_another_workspace(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    app.make_vectors().await;
    let eve = app.user("eve").await;
    let found = eve.get("/models/semantic-search?q=dictation").await.body;
    assert_eq!(found["items"], json!([]));
    eve.get(&format!("/models/{aurora}/similar")).await.problem(404);
    let shelf = ada.workspace("Lab").await;
    eve.get(&format!("/models/semantic-search?q=x&workspace={shelf}")).await.problem(404);
}

async fn similar_records_are_near(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    app.make_vectors().await;
    let similar = ada.get(&format!("/models/{aurora}/similar?limit=1")).await.body;
    assert_eq!((&similar["mode"], names(&similar).len()), (&json!("hybrid"), 1));
    assert!(!names(&similar).contains(&"Aurora-7B-Instruct"));
}
