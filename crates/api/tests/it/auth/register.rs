use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_person_who_registers_is_signed_in,
    the_answer_holds_the_password_nowhere_and_is_kept_by_no_cache,
    a_taken_username_is_refused_in_any_case,
    a_taken_email_address_is_refused_in_any_case,
    of_two_who_take_a_name_at_once_one_gets_it,
    every_refused_field_is_named,
    a_missing_field_is_named,
    control_characters_are_refused,
    a_refused_registration_leaves_the_name_free,
);

async fn register(app: &TestApp, body: Value) -> Answer {
    Answer::to(app.anonymous(Method::POST, "/api/v1/auth/register").json(&body)).await
}

fn ada() -> Value {
    json!({"username": "Ada", "email": "Ada@Example.org", "password": "correct horse"})
}

async fn a_person_who_registers_is_signed_in(app: TestApp) {
    let answer = register(&app, ada()).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(answer.body["token_type"], "Bearer");
    assert_eq!(answer.body["expires_in"], 3600);
    assert_eq!(answer.body["user"]["username"], "Ada");
    assert_eq!(answer.body["user"]["email"], "Ada@Example.org");
    let token = answer.body["access_token"].as_str().unwrap();
    let list = app.anonymous(Method::GET, "/api/v1/models").bearer_auth(token);
    assert_eq!(Answer::to(list).await.status, 200);
}

async fn the_answer_holds_the_password_nowhere_and_is_kept_by_no_cache(app: TestApp) {
    let answer = register(&app, ada()).await;
    assert_eq!(answer.header("cache-control"), Some("private, no-store"));
    let text = answer.body.to_string();
    assert!(!text.contains("correct horse") && !text.contains("argon2") && !text.contains("hash"), "{text}");
}

async fn a_taken_username_is_refused_in_any_case(app: TestApp) {
    register(&app, ada()).await;
    let other = json!({"username": "ADA", "email": "other@example.org", "password": "correct horse"});
    let answer = register(&app, other).await;
    assert_eq!(answer.problem(409), "username taken");
    assert_eq!(answer.body["code"], "username_taken");
}

async fn a_taken_email_address_is_refused_in_any_case(app: TestApp) {
    register(&app, ada()).await;
    let other = json!({"username": "grace", "email": "aDA@eXAMPLE.ORG", "password": "correct horse"});
    let answer = register(&app, other).await;
    assert_eq!(answer.problem(409), "email taken");
    assert_eq!(answer.body["code"], "email_taken");
}

async fn of_two_who_take_a_name_at_once_one_gets_it(app: TestApp) {
    let (one, other) = futures::join!(register(&app, ada()), register(&app, ada()));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

async fn every_refused_field_is_named(app: TestApp) {
    let body = json!({"username": "a", "email": "nobody", "password": "short"});
    let answer = register(&app, body).await;
    answer.problem(422);
    assert_eq!(answer.refusals(), ["username too_short", "email not_an_address", "password too_short"]);
    assert!(!answer.body.to_string().contains("\"short\""), "{}", answer.body);
}

async fn a_missing_field_is_named(app: TestApp) {
    let answer = register(&app, json!({"username": "ada", "password": "correct horse"})).await;
    assert_eq!(answer.problem(422), "email required");
}

async fn control_characters_are_refused(app: TestApp) {
    let answer = register(
        &app,
        json!({"username": "a\u{0}da", "email": "a\u{0}@example.org", "password": "12345678"}),
    )
    .await;
    answer.problem(422);
    assert_eq!(answer.refusals(), ["username control_character", "email control_character"]);
}

async fn a_refused_registration_leaves_the_name_free(app: TestApp) {
    register(&app, json!({"username": "ada", "email": "nobody", "password": "correct horse"})).await;
    assert_eq!(register(&app, ada()).await.status, 201);
}
