use super::{events, librarian, names};
use reqwest::Method;
use reqwest::header::ACCEPT;
use serde_json::json;
use std::time::Duration;
use trackml_testkit::stub_gemini::GeminiFault;
use trackml_testkit::test_app::TestApp;

on_both_databases_with_ai!(
    an_insight_comes_statement_by_statement,
    what_is_kept_comes_at_once,
    a_verdict_comes_behind_its_table,
    an_answer_comes_behind_its_records,
    what_fails_at_once_has_its_status_and_what_fails_later_an_event,
    those_who_ask_the_same_at_once_make_one_call,
    who_goes_away_ends_the_question_upstream,
);

async fn an_insight_comes_statement_by_statement(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let told = events(&ada, &format!("/models/{aurora}/insights"), json!({})).await;
    assert_eq!(names(&told), ["statement", "done"]);
    let statements: Vec<_> =
        told.iter().filter(|(name, _)| name == "statement").map(|(_, data)| data).collect();
    let whole = told.last().unwrap().1["insight"]["statements"].as_array().unwrap();
    assert!(whole.iter().eq(statements));
}

async fn what_is_kept_comes_at_once(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let path = format!("/models/{aurora}/insights");
    events(&ada, &path, json!({})).await;
    let again = events(&ada, &path, json!({})).await;
    assert_eq!((names(&again), &again[0].1["kept"]), (vec!["done"], &json!(true)));
}

async fn a_verdict_comes_behind_its_table(app: TestApp) {
    let (ada, [aurora, harbour, _]) = librarian(&app).await;
    let body = json!({ "model_ids": [aurora, harbour], "use_case": "summaries" });
    let told = events(&ada, "/models/insights/compare", body.clone()).await;
    assert_eq!(names(&told), ["comparison", "statement", "done"]);
    let rows: Vec<&str> = told[0].1["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["rows"].as_array().unwrap())
        .map(|row| row["key"].as_str().unwrap())
        .collect();
    for (_, statement) in told.iter().filter(|(name, _)| name == "statement") {
        assert!(
            statement["cites"].as_array().unwrap().iter().all(|cite| rows.contains(&cite.as_str().unwrap()))
        );
    }
    let whole = ada.post("/models/insights/compare", body).await;
    assert_eq!((whole.status, &whole.body["verdict"]), (200, &told.last().unwrap().1));
    assert_eq!(app.gemini().questions().len(), 1);
}

async fn an_answer_comes_behind_its_records(app: TestApp) {
    let (ada, _) = librarian(&app).await;
    app.make_vectors().await;
    let told = events(&ada, "/ask", json!({ "question": "Which licence has Aurora?" })).await;
    assert_eq!(names(&told), ["records", "statement", "done"]);
    let prefix = told[0].1["records"][0]["key_prefix"].as_str().unwrap().to_owned();
    assert!(prefix.starts_with('m') && prefix.ends_with('.'));
    assert_eq!(told.last().unwrap().1["holds"], true);
}

async fn what_fails_at_once_has_its_status_and_what_fails_later_an_event(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let path = format!("/models/{aurora}/insights");
    app.gemini().inject("*", GeminiFault::BadKey, None);
    let request = ada.request(Method::POST, &path).header(ACCEPT, "text/event-stream").json(&json!({}));
    let answer = request.send().await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), answer.headers()["content-type"].to_str().unwrap()),
        (502, "application/problem+json")
    );
    app.gemini().clear();
    app.gemini().inject("*", GeminiFault::ErrorEvent, None);
    let told = events(&ada, &path, json!({})).await;
    assert_eq!(told.last().unwrap().0, "problem");
    assert_eq!(told.last().unwrap().1["code"], "ai_unavailable");
    assert!(told.last().unwrap().1["retry_after"].as_u64().unwrap() > 0);
    let read = ada.get(&path).await.body;
    assert_eq!(read["analysis"]["source"], "rules");
}

async fn those_who_ask_the_same_at_once_make_one_call(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    app.gemini().pace(Duration::from_millis(5));
    let path = format!("/models/{aurora}/insights");
    let ask = || ada.post(&path, json!({}));
    let (one, two, three) = tokio::join!(ask(), ask(), ask());
    assert_eq!((&one.body["insight"], &two.body["insight"]), (&two.body["insight"], &three.body["insight"]));
    assert_eq!(app.gemini().questions().len(), 1);
}

async fn who_goes_away_ends_the_question_upstream(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    app.gemini().pace(Duration::from_millis(30));
    let request = ada
        .request(Method::POST, &format!("/models/{aurora}/insights"))
        .header(ACCEPT, "text/event-stream")
        .json(&json!({}));
    let mut answer = request.send().await.unwrap();
    answer.chunk().await.unwrap().unwrap();
    drop(answer);
    for _ in 0..100 {
        if app.gemini().cancelled() > 0 {
            let usage = ada.get("/meta").await.body["ai"]["usage"].clone();
            assert_eq!(usage["calls"], 1);
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the question went on");
}
