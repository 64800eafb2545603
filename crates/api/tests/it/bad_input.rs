//! Whatever is sent, the answer is a problem that names what is wrong, and nothing is left half-written.

mod bodies;
mod fields;
mod parameters;
mod queries;
mod routes;
mod texts;

use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

/// Checks that a field with this value is refused so, in a new record, a patch and a replacement, and leaves nothing.
async fn refused(user: &TestUser<'_>, path: &str, field: &str, value: &Value, refusal: &str) {
    let before = user.get(path).await.body;
    let mut body = json!({"name": "Zephyr"});
    body[field] = value.clone();
    for answer in [
        user.post("/models", body.clone()).await,
        user.patch(path, json!({field: value})).await,
        user.put(path, body.clone()).await,
    ] {
        assert_eq!(answer.problem(422), refusal, "{body}: {}", answer.body);
        assert_eq!(answer.body["code"], "validation_failed");
    }
    assert_eq!((user.total().await, user.get(path).await.body), (1, before));
}

async fn all_refused(app: &TestApp, cases: &[(&str, Value, &str)]) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Before", "tags": ["kept"]})).await);
    for (field, value, refusal) in cases {
        refused(&ada, &path, field, value, refusal).await;
    }
}
