//! What people write down about a record.

mod change;
mod isolation;
mod pages;
mod search;
mod write;

use serde_json::{Value, json};
use trackml_testkit::test_app::TestUser;

/// A decision as it is sent.
fn decision() -> Value {
    json!({"kind": "decision", "verdict": "chosen", "purpose": "summaries", "because": "short and true", "day": "2026-11-20"})
}

/// A log entry as it is sent.
fn log() -> Value {
    json!({"kind": "log", "text": "ran it", "day": "2026-11-21"})
}

/// The address of the journal of a record that somebody keeps.
async fn journal_of(user: &TestUser<'_>, name: &str) -> String {
    format!("/models/{}/journal", user.keep(json!({"name": name})).await)
}

/// Writes an entry and gives its address.
async fn write(user: &TestUser<'_>, journal: &str, body: Value) -> String {
    let answer = user.post(journal, body).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    format!("{journal}/{}", answer.body["id"])
}

/// The entries of a journal, from the latest day on.
async fn entries(user: &TestUser<'_>, journal: &str) -> Vec<Value> {
    let answer = user.get(journal).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["items"].as_array().unwrap().clone()
}
