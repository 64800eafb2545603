use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_repeated_request_gives_the_record_that_the_first_made,
    a_replay_gives_the_record_as_it_is_now,
    a_key_that_was_used_for_another_request_is_refused,
    eight_equal_requests_at_once_make_one_record,
    a_refused_request_does_not_use_its_key_up,
    different_keys_make_different_records,
    a_key_that_cannot_be_one_is_refused,
);

async fn keep(user: &TestUser<'_>, key: &str, body: &Value) -> Answer {
    Answer::to(user.request(Method::POST, "/models").header("idempotency-key", key).json(body)).await
}

async fn a_repeated_request_gives_the_record_that_the_first_made(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"name": "Once"});
    let (first, again) = (keep(&ada, "k-1", &body).await, keep(&ada, "k-1", &body).await);
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.body, again.body);
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(
        (first.header("idempotent-replayed"), again.header("idempotent-replayed")),
        (None, Some("true"))
    );
    assert_eq!(ada.total().await, 1);
}

async fn a_replay_gives_the_record_as_it_is_now(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"source": "northwind/tiny-encoder"});
    let id = keep(&ada, "k-1", &body).await.body["id"].clone();
    ada.patch(&format!("/models/{id}"), json!({"rating": 3})).await;
    let again = keep(&ada, "k-1", &body).await;
    assert_eq!((&again.body["id"], &again.body["rating"]), (&id, &json!(3)));
}

async fn a_key_that_was_used_for_another_request_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    keep(&ada, "k-1", &json!({"name": "Once"})).await;
    let other = keep(&ada, "k-1", &json!({"name": "Twice"})).await;
    assert_eq!(other.problem(422), "Idempotency-Key reused");
    assert_eq!(other.body["code"], "idempotency_key_reused");
    assert_eq!(ada.total().await, 1);
}

async fn eight_equal_requests_at_once_make_one_record(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"source": "northwind/tiny-encoder"});
    let answers = join_all((0..8).map(|_| keep(&ada, "k-1", &body))).await;
    assert!(answers.iter().all(|answer| answer.status == 201 && answer.body["id"] == answers[0].body["id"]));
    let made = answers.iter().filter(|answer| answer.header("idempotent-replayed").is_none()).count();
    assert_eq!((made, ada.total().await), (1, 1));
}

async fn a_refused_request_does_not_use_its_key_up(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(keep(&ada, "k-1", &json!({"name": ""})).await.status, 422);
    assert_eq!(keep(&ada, "k-1", &json!({"name": "Better"})).await.status, 201);
}

async fn different_keys_make_different_records(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"name": "Twice"});
    assert_ne!(keep(&ada, "k-1", &body).await.body["id"], keep(&ada, "k-2", &body).await.body["id"]);
}

async fn a_key_that_cannot_be_one_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let long = "k".repeat(256);
    for key in ["", " ", "schlüssel", long.as_str()] {
        let answer = keep(&ada, key, &json!({"name": "Once"})).await;
        assert_eq!(answer.problem(400), "Idempotency-Key malformed", "{key}");
    }
    assert_eq!(ada.total().await, 0);
    assert_eq!(keep(&ada, &"k".repeat(255), &json!({"name": "Once"})).await.status, 201);
}
