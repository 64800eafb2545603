//! Language models and documents in the program itself.

use crate::person::Person;
use crate::program::Surroundings;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;
use trackml_testkit::databases::{self, TestDatabase};
use trackml_testkit::stub_gemini::{GeminiFault, StubGemini};
use trackml_testkit::stub_hub::StubHub;
use trackml_testkit::test_app::Answer;

const KEY: &str = "AIza-distinctive-key-of-the-tests";

fn asking(place: Surroundings, gemini: &StubGemini) -> Surroundings {
    place.with("GOOGLE_API_KEY", KEY).with("GEMINI_BASE_URL", gemini.url())
}

#[test]
fn the_configuration_is_checked_and_what_it_cost_is_printed() {
    let gemini = StubGemini::start().unwrap();
    gemini.script(
        r#"{"statements":[{"section":"answer","text":"No: cc-by-nc-4.0 forbids it.","cites":["license"]},
            {"section":"answer","text":"It costs 99 dollars.","cites":["license"]}]}"#,
    );
    let ended = asking(Surroundings::new(), &gemini).run(&["check-ai"]);
    let said = ended.said();
    for expected in [
        "model: gemini-3.5-flash-lite (the service has it",
        "No: cc-by-nc-4.0 forbids it. [license]",
        "left out: it gives the number 99",
        "answered by: gemini-stub-001",
        "vectors: gemini-embedding-001, 768 numbers",
        "spent: ",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(!said.contains(KEY));
}

#[test]
fn without_a_key_or_with_a_bad_one_one_line_says_what_to_do() {
    let none = Surroundings::new().run(&["check-ai"]);
    assert!(none.one_line(2).contains("GOOGLE_API_KEY"));
    let gemini = StubGemini::start().unwrap();
    gemini.inject("*", GeminiFault::BadKey, None);
    let bad = asking(Surroundings::new(), &gemini).run(&["check-ai"]);
    let line = bad.one_line(1);
    assert!(line.contains("replace GOOGLE_API_KEY") && !line.contains(KEY), "{line}");
}

async fn upload(user: &Person, name: &str, bytes: &[u8]) -> Answer {
    let head =
        format!("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--limit--\r\n"].concat();
    let request = user.request(Method::POST, "/models/autofill");
    Answer::to(request.header("content-type", "multipart/form-data; boundary=limit").body(body)).await
}

async fn in_the_program(database: TestDatabase) {
    let (hub, gemini) =
        (StubHub::start(vec![StubHub::own_recordings()]).unwrap(), StubGemini::start().unwrap());
    let server =
        asking(Surroundings::on(&database).with_hub(&hub), &gemini).with("RUST_LOG", "debug").serve();
    let ada = Person::registers(&server).await;
    let kept = ada.post("/models", json!({ "source": "northwind/harbour-asr-large" })).await;
    let id = kept.body["id"].as_i64().unwrap();
    let made = ada.post(&format!("/models/{id}/insights"), json!({})).await;
    assert_eq!((made.status, &made.body["insight"]["source"]), (200, &json!("ai")));
    // Vectors are made by themselves, some seconds after a change.
    let mut found = Value::Null;
    for _ in 0..100 {
        found = ada.get("/models/semantic-search?q=dictation").await.body;
        if found["without_vector"] == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(
        (&found["items"][0]["id"], &found["items"][0]["meaning_rank"]),
        (&json!(id), &json!(1)),
        "{found}"
    );
    // A document is read by a process of its own.
    let draft = upload(&ada, "heron.txt", b"Model: Heron XL.\n\nLicense: mit.").await;
    assert_eq!((draft.status, &draft.body["draft"]["name"]), (200, &json!("Heron XL")), "{}", draft.body);
    assert_eq!(upload(&ada, "heron.pdf", &b"%PDF-1.7\n".repeat(1_000)).await.status, 422);
    let ended = server.stopped();
    assert!(!ended.said().contains(KEY), "the key was logged");
}

#[tokio::test(flavor = "multi_thread")]
async fn insight_vectors_and_documents_work_on_sqlite() {
    in_the_program(databases::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn insight_vectors_and_documents_work_on_postgres() {
    in_the_program(databases::postgres().await).await;
}
