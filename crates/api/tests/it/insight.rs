//! Language models over HTTP: insights, verdicts, questions, meaning, proposals.

mod ask;
mod budget;
mod events;
mod generate;
mod meaning;
mod propose;
mod upload;
mod without;

use reqwest::Method;
use reqwest::header::ACCEPT;
use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

const AURORA: &str = "lumen-labs/Aurora-7B-Instruct";
const HARBOUR: &str = "northwind/harbour-asr-large";
const KESTREL: &str = "kestrel-code/Kestrel-Coder-3B";

/// Somebody with three models.
async fn librarian(app: &TestApp) -> (TestUser<'_>, [i64; 3]) {
    let ada = app.user("ada").await;
    let mut ids = [0; 3];
    for (id, source) in ids.iter_mut().zip([AURORA, HARBOUR, KESTREL]) {
        *id = ada.keep(json!({ "source": source })).await;
    }
    (ada, ids)
}

/// What is sent as events: each with its name.
async fn events(user: &TestUser<'_>, path: &str, body: Value) -> Vec<(String, Value)> {
    let request = user.request(Method::POST, path).header(ACCEPT, "text/event-stream").json(&body);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    assert_eq!(answer.headers()["x-accel-buffering"], "no");
    read(&answer.text().await.unwrap())
}

fn read(text: &str) -> Vec<(String, Value)> {
    let frame = |frame: &str| {
        let mut lines = frame.lines();
        let name = lines.next()?.strip_prefix("event: ")?.to_owned();
        Some((name, serde_json::from_str(lines.next()?.strip_prefix("data: ")?).unwrap()))
    };
    text.split("\n\n").filter_map(frame).collect()
}

fn names(events: &[(String, Value)]) -> Vec<&str> {
    let mut names: Vec<&str> = events.iter().map(|(name, _)| name.as_str()).collect();
    names.dedup();
    names
}

fn said(section: &str, statements: &[(&str, &str)]) -> String {
    let statement =
        |(text, cite): &(&str, &str)| json!({ "section": section, "text": text, "cites": [cite] });
    json!({ "statements": statements.iter().map(statement).collect::<Vec<_>>() }).to_string()
}
