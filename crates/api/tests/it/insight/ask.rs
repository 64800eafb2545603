use super::librarian;
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases_with_ai!(
    an_answer_links_to_the_records_that_it_rests_on,
    a_library_that_holds_no_answer_says_so,
    bad_questions_are_refused,
);

async fn an_answer_links_to_the_records_that_it_rests_on(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    app.make_vectors().await;
    let key = format!("m{aurora}.license");
    app.gemini().script(
        json!({ "statements": [{ "section": "answer", "text": "Aurora is under apache-2.0.", "cites": [key] }] })
            .to_string(),
    );
    let answer = ada.post("/ask", json!({ "question": "Under which licence is Aurora?" })).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(
        (&answer.body["holds"], &answer.body["answer"]["grounds"][0]["key"]),
        (&json!(true), &json!(key))
    );
    assert!(answer.body["records"].as_array().unwrap().iter().any(|record| record["id"] == aurora));
}

async fn a_library_that_holds_no_answer_says_so(app: TestApp) {
    let (ada, _) = librarian(&app).await;
    app.make_vectors().await;
    app.gemini().script("{\"statements\":[]}");
    let answer = ada.post("/ask", json!({ "question": "What is the weather?" })).await.body;
    assert_eq!((&answer["holds"], &answer["answer"]["statements"]), (&json!(false), &json!([])));
    let eve = app.user("eve").await;
    let nothing = eve.post("/ask", json!({ "question": "What is the weather?" })).await.body;
    assert_eq!(
        (&nothing["holds"], &nothing["answer"], &nothing["records"]),
        (&json!(false), &json!(null), &json!([]))
    );
    assert_eq!(app.gemini().questions().len(), 1);
}

async fn bad_questions_are_refused(app: TestApp) {
    let ada = app.user("ada").await;
    for body in
        [json!({}), json!({ "question": " " }), json!({ "question": "x".repeat(2_001) }), json!({ "q": "x" })]
    {
        ada.post("/ask", body).await.problem(422);
    }
}
