use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, PASSWORD, TestApp};

on_both_databases!(
    a_changed_password_opens_and_the_old_one_does_not,
    every_other_session_ends_and_this_one_stays,
    the_present_password_is_needed,
    a_bad_new_password_is_named_and_the_old_one_stays,
    of_two_changes_at_once_one_is_made,
);

const NEXT: &str = "a wholly other phrase, 42";

fn change(next: &str) -> Value {
    json!({"password": PASSWORD, "new_password": next})
}

async fn login(app: &TestApp, password: &str) -> u16 {
    let body = json!({"email": "ada", "password": password});
    Answer::to(app.anonymous(Method::POST, "/api/v1/auth/login").json(&body)).await.status
}

async fn a_changed_password_opens_and_the_old_one_does_not(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(ada.post("/auth/password", change(NEXT)).await.status, 204);
    assert_eq!((login(&app, NEXT).await, login(&app, PASSWORD).await), (200, 401));
}

async fn every_other_session_ends_and_this_one_stays(app: TestApp) {
    let ada = app.user("ada").await;
    let (one, two) = (app.login("ada").await, app.login("ada").await);
    assert_eq!(two.get("/auth/me").await.status, 200);
    assert_eq!(one.post("/auth/password", change(NEXT)).await.status, 204);
    assert_eq!(one.get("/auth/me").await.status, 200);
    assert_eq!((ada.get("/auth/me").await.status, two.get("/auth/me").await.status), (401, 401));
}

async fn the_present_password_is_needed(app: TestApp) {
    let ada = app.user("ada").await;
    let wrong = json!({"password": "wrong", "new_password": NEXT});
    assert_eq!(ada.post("/auth/password", wrong).await.problem(403), "password wrong");
    assert_eq!(
        ada.post("/auth/password", json!({"new_password": NEXT})).await.problem(422),
        "password required"
    );
    assert_eq!(login(&app, PASSWORD).await, 200);
}

async fn a_bad_new_password_is_named_and_the_old_one_stays(app: TestApp) {
    let ada = app.user("ada").await;
    for (next, refusal) in
        [("short", "too_short"), ("password1234", "too_weak"), (&"x".repeat(129), "too_long")]
    {
        let answer = ada.post("/auth/password", change(next)).await;
        assert_eq!(answer.problem(422), format!("new_password {refusal}"));
    }
    assert_eq!(login(&app, PASSWORD).await, 200);
}

async fn of_two_changes_at_once_one_is_made(app: TestApp) {
    let (one, two) = (app.user("ada").await, app.login("ada").await);
    let other = format!("{NEXT}!");
    let (first, second) =
        futures::join!(one.post("/auth/password", change(NEXT)), two.post("/auth/password", change(&other)));
    let made = [first.status, second.status].into_iter().filter(|status| *status == 204).count();
    assert_eq!(made, 1, "{} {}", first.body, second.body);
    let opens = [login(&app, NEXT).await, login(&app, &other).await];
    assert_eq!(opens.iter().filter(|status| **status == 200).count(), 1);
}
