//! Many records at once, tags, the trash and duplicates.

mod bulk;
mod bulk_bodies;
mod duplicates;
mod merge;
mod purge;
mod suggestions;
mod tags;
mod tags_change;
mod trash;
mod undo;

use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

/// Keeps a record for each list of tags.
async fn tagged<const N: usize>(user: &TestUser<'_>, records: [&[&str]; N]) -> [i64; N] {
    let mut ids = Vec::new();
    for (n, tags) in records.iter().enumerate() {
        ids.push(user.keep(json!({"name": format!("Record {n}"), "tags": tags})).await);
    }
    ids.try_into().unwrap()
}

/// Changes many records.
async fn change(user: &TestUser<'_>, ids: &[i64], change: Value) -> Answer {
    user.post("/models/bulk", json!({"ids": ids, "change": change})).await
}

/// Changes many records, and gives what takes it back.
async fn undoable(user: &TestUser<'_>, ids: &[i64], change: Value) -> i64 {
    let answer = self::change(user, ids, change).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["undo"]["id"].as_i64().unwrap()
}

async fn undo(user: &TestUser<'_>, id: i64) -> Answer {
    user.post(&format!("/models/bulk/{id}/undo"), json!({})).await
}

async fn record(user: &TestUser<'_>, id: i64) -> Value {
    let answer = user.get(&format!("/models/{id}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body
}

async fn tags_of(user: &TestUser<'_>, id: i64) -> Vec<String> {
    let tags = record(user, id).await["tags"].as_array().unwrap().clone();
    tags.iter().map(|tag| tag.as_str().unwrap().to_owned()).collect()
}

/// What happened to a record, the latest first.
async fn history(user: &TestUser<'_>, id: i64) -> Vec<Value> {
    let answer = user.get(&format!("/models/{id}/history?limit=200")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["items"].as_array().unwrap().clone()
}

async fn kinds(user: &TestUser<'_>, id: i64) -> Vec<String> {
    history(user, id).await.iter().map(|event| event["kind"].as_str().unwrap().to_owned()).collect()
}

/// Everything that a query finds.
async fn found(user: &TestUser<'_>, query: &str) -> Value {
    let request = user.request(Method::GET, "/models?limit=200&sort=created_at").query(&[("q", query)]);
    let answer = Answer::to(request).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    answer.body
}

/// The ids of what a query finds.
async fn ids_found(user: &TestUser<'_>, query: &str) -> Vec<i64> {
    let list = found(user, query).await;
    list["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect()
}

/// Puts as many more of a record into the database, which say the same and have no words.
async fn multiplied(app: &TestApp, id: i64, by: usize) {
    let columns = "workspace_id, name, name_key, model_type, status, notes, source_links, favorite, provenance, \
                   revision, created_at, updated_at, gated, status_since";
    let sql = format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {by}) \
         INSERT INTO models ({columns}) SELECT {columns} FROM models, n WHERE models.id = {id}"
    );
    app.database.run_script(&sql).await.unwrap();
}

/// Checks that an answer that was given is not given again.
async fn has_a_tag(user: &TestUser<'_>, path: &str) {
    let first = user.get(path).await;
    let tag = first.header("etag").unwrap().to_owned();
    let again = Answer::to(user.request(Method::GET, path).header("if-none-match", &tag)).await;
    assert_eq!((again.status, &again.body), (304, &Value::Null), "{path}");
    let other = Answer::to(user.request(Method::GET, path).header("if-none-match", "\"other\"")).await;
    assert_eq!((other.status, &other.body), (200, &first.body), "{path}");
}

/// What differs between two asks for the same.
fn without_request(mut answer: Answer) -> Value {
    answer.body["request_id"] = Value::Null;
    answer.body
}
