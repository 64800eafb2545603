use super::{librarian, said};
use serde_json::json;
use trackml_testkit::stub_gemini::GeminiFault;
use trackml_testkit::test_app::TestApp;

on_both_databases_with_ai!(
    an_analysis_cites_facts_and_card_and_is_kept,
    an_unchanged_record_costs_one_call,
    a_changed_record_shows_the_old_words_as_stale,
    a_question_has_a_thread_that_can_be_removed,
    bad_questions_are_refused_by_their_field,
    every_failure_of_the_service_has_its_status,
    the_stub_quotes_what_it_is_given,
);

async fn an_analysis_cites_facts_and_card_and_is_kept(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    app.gemini()
        .script(said("risks", &[("It is under apache-2.0.", "license"), ("It has 999 lives.", "license")]));
    let made = ada.post(&format!("/models/{aurora}/insights"), json!({})).await;
    assert_eq!(made.status, 200, "{}", made.body);
    let insight = &made.body["insight"];
    assert_eq!((&insight["source"], &insight["withheld"]), (&json!("ai"), &json!(1)));
    assert_eq!(insight["statements"][0]["text"], "It is under apache-2.0.");
    assert_eq!(insight["grounds"][0]["text"], "apache-2.0");
    assert_eq!(insight["model"], "gemini-stub-001");
    assert!(insight["usage"]["prompt"].as_u64().unwrap() > 100);
    let read = ada.get(&format!("/models/{aurora}/insights")).await.body;
    assert_eq!(read["analysis"]["statements"], insight["statements"]);
    assert_eq!((&read["analysis"]["stale"], &read["threads"]), (&json!(false), &json!([])));
}

async fn an_unchanged_record_costs_one_call(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let path = format!("/models/{aurora}/insights");
    let first = ada.post(&path, json!({})).await.body;
    let second = ada.post(&path, json!({})).await.body;
    assert_eq!((&first["kept"], &second["kept"]), (&json!(false), &json!(true)));
    assert_eq!(first["insight"], second["insight"]);
    assert_eq!(app.gemini().questions().len(), 1);
}

async fn a_changed_record_shows_the_old_words_as_stale(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    ada.post(&format!("/models/{aurora}/insights"), json!({})).await;
    ada.patch(&format!("/models/{aurora}"), json!({ "license": "mit", "favorite": true })).await;
    let read = ada.get(&format!("/models/{aurora}/insights")).await.body;
    assert_eq!(read["analysis"]["stale"], true);
    let changes = read["analysis"]["changes"].as_array().unwrap();
    let license = changes.iter().find(|change| change["key"] == "license").unwrap();
    assert_eq!((&license["before"], &license["after"]), (&json!("apache-2.0"), &json!("mit")));
}

async fn a_question_has_a_thread_that_can_be_removed(app: TestApp) {
    let (ada, [aurora, other, _]) = librarian(&app).await;
    let path = format!("/models/{aurora}/insights");
    app.gemini().script(said("answer", &[("Under apache-2.0.", "license")]));
    let first = ada.post(&path, json!({ "prompt": "Under which licence?" })).await.body;
    let thread = first["thread_id"].as_i64().unwrap();
    app.gemini().script(said("answer", &[]));
    ada.post(&path, json!({ "prompt": "And the weather?", "thread_id": thread })).await;
    let read = ada.get(&path).await.body;
    assert_eq!(read["threads"][0]["questions"].as_array().unwrap().len(), 2);
    assert_eq!(read["threads"][0]["questions"][1]["answer"]["statements"], json!([]));
    ada.post(&format!("/models/{other}/insights"), json!({ "prompt": "x", "thread_id": thread }))
        .await
        .problem(404);
    let gone = format!("{path}/threads/{thread}");
    assert_eq!(ada.delete(&gone).await.status, 204);
    assert_eq!(ada.delete(&gone).await.body["code"], "thread_not_found");
    assert_eq!(ada.get(&path).await.body["threads"], json!([]));
}

async fn bad_questions_are_refused_by_their_field(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let path = format!("/models/{aurora}/insights");
    for (body, field) in [
        (json!({ "prompt": "" }), "prompt"),
        (json!({ "prompt": "x".repeat(2_001) }), "prompt"),
        (json!({ "prompt": 7 }), "prompt"),
        (json!({ "thread_id": 1 }), "prompt"),
        (json!({ "question": "x" }), "question"),
    ] {
        let refused = ada.post(&path, body.clone()).await;
        assert_eq!(
            (refused.status, refused.body["errors"][0]["field"].as_str()),
            (422, Some(field)),
            "{body}"
        );
    }
    assert!(app.gemini().questions().is_empty());
}

async fn every_failure_of_the_service_has_its_status(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let path = format!("/models/{aurora}/insights");
    for (number, (fault, status, code)) in [
        (GeminiFault::BadKey, 502, "ai_misconfigured"),
        (GeminiFault::NoSuchModel, 502, "ai_misconfigured"),
        (GeminiFault::Quota { seconds: 90 }, 503, "ai_quota_spent"),
        (GeminiFault::Blocked, 422, "ai_refused"),
        (GeminiFault::Unsafe, 422, "ai_refused"),
        (GeminiFault::Thoughtful, 502, "ai_failed"),
        (GeminiFault::PageAsAnswer, 502, "ai_failed"),
        (GeminiFault::Slow { millis: 6_000 }, 504, "ai_timed_out"),
        (GeminiFault::Overloaded, 503, "ai_unavailable"),
    ]
    .into_iter()
    .enumerate()
    {
        app.gemini().inject("*", fault, None);
        let refused = ada.post(&path, json!({ "prompt": format!("{number}?") })).await;
        assert_eq!(
            (refused.status, refused.body["code"].as_str()),
            (status, Some(code)),
            "{fault:?} {}",
            refused.body
        );
        assert!(!refused.body.to_string().contains("AIza"));
        app.gemini().clear();
    }
}

async fn the_stub_quotes_what_it_is_given(app: TestApp) {
    let (ada, [aurora, ..]) = librarian(&app).await;
    let made = ada.post(&format!("/models/{aurora}/insights"), json!({})).await.body;
    let statements = made["insight"]["statements"].as_array().unwrap();
    assert!(statements.len() >= 6, "{made}");
    let sections = ["technical_analysis", "use_cases", "recommendations", "risks"];
    for section in sections {
        assert!(statements.iter().any(|said| said["section"] == section), "{section}");
    }
    assert!(statements.iter().any(|said| said["cites"][0].as_str().unwrap().starts_with("card_")));
}
