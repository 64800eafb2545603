use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, PASSWORD, TestApp};

on_both_databases!(
    a_person_who_registers_is_signed_in,
    the_answer_holds_the_password_nowhere_and_is_kept_by_no_cache,
    a_taken_username_is_refused_in_any_case,
    a_taken_email_address_is_refused_in_any_case,
    the_answer_does_not_tell_which_of_the_two_is_taken,
    a_password_that_is_guessed_soon_is_refused_with_advice,
    a_password_that_is_the_persons_own_name_is_refused,
    the_first_account_is_the_administrator,
    of_fifty_who_take_a_name_at_once_one_gets_it,
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
    json!({"username": "Ada", "email": "Ada@Example.org", "password": PASSWORD})
}

async fn a_person_who_registers_is_signed_in(app: TestApp) {
    let answer = register(&app, ada()).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(answer.body["token_type"], "Bearer");
    assert_eq!(answer.body["expires_in"], 900);
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
    assert!(!text.contains(PASSWORD) && !text.contains("argon2") && !text.contains("hash"), "{text}");
}

async fn a_taken_username_is_refused_in_any_case(app: TestApp) {
    register(&app, ada()).await;
    let other = json!({"username": "ADA", "email": "other@example.org", "password": PASSWORD});
    let answer = register(&app, other).await;
    assert_eq!(answer.problem(409), "username taken");
    assert_eq!(answer.body["code"], "account_taken");
}

async fn a_taken_email_address_is_refused_in_any_case(app: TestApp) {
    register(&app, ada()).await;
    let other = json!({"username": "grace", "email": "aDA@eXAMPLE.ORG", "password": PASSWORD});
    register(&app, other).await.problem(409);
}

/// Nobody mails a confirmation, so a refusal tells that one of the two is taken; it never tells which.
async fn the_answer_does_not_tell_which_of_the_two_is_taken(app: TestApp) {
    register(&app, ada()).await;
    let name = json!({"username": "Ada", "email": "other@example.org", "password": PASSWORD});
    let address = json!({"username": "grace", "email": "ada@example.org", "password": PASSWORD});
    let mut bodies = Vec::new();
    for body in [name, address] {
        let mut answer = register(&app, body).await;
        answer.body["request_id"] = Value::Null;
        bodies.push((answer.status, answer.body));
    }
    assert_eq!(bodies[0], bodies[1]);
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
    let answer = register(&app, json!({"username": "ada", "password": PASSWORD})).await;
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
    register(&app, json!({"username": "ada", "email": "nobody", "password": PASSWORD})).await;
    assert_eq!(register(&app, ada()).await.status, 201);
}

async fn a_password_that_is_guessed_soon_is_refused_with_advice(app: TestApp) {
    let body = json!({"username": "ada", "email": "ada@example.org", "password": "password123"});
    let answer = register(&app, body).await;
    assert_eq!(answer.problem(422), "password too_weak");
    let message = answer.body["errors"][0]["message"].as_str().unwrap();
    assert!(message.starts_with("is too easy to guess. ") && message.len() > 40, "{message}");
    assert!(!answer.body.to_string().contains("password123"));
}

async fn a_password_that_is_the_persons_own_name_is_refused(app: TestApp) {
    let body = json!({
        "username": "wilhelmina-murray", "email": "mina@example.org", "password": "wilhelmina-murray"
    });
    assert_eq!(register(&app, body).await.problem(422), "password too_weak");
}

async fn the_first_account_is_the_administrator(app: TestApp) {
    assert_eq!(register(&app, ada()).await.body["user"]["is_admin"], true);
    let second = json!({"username": "bob", "email": "bob@example.org", "password": PASSWORD});
    assert_eq!(register(&app, second).await.body["user"]["is_admin"], false);
}

async fn of_fifty_who_take_a_name_at_once_one_gets_it(app: TestApp) {
    let asks = (0..50).map(|n| {
        let body = json!({"username": "Ada", "email": format!("ada{n}@example.org"), "password": PASSWORD});
        register(&app, body)
    });
    let answers = futures::future::join_all(asks).await;
    let count = |status| answers.iter().filter(|answer| answer.status == status).count();
    let others: Vec<_> = answers.iter().filter(|answer| !matches!(answer.status, 201 | 409)).collect();
    assert_eq!((count(201), count(409)), (1, 49), "{others:?}");
}
