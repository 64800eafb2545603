use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, PASSWORD, TestApp};

on_both_databases!(
    a_person_signs_in_by_email_or_username_in_any_case,
    a_wrong_password_and_an_unknown_account_get_the_same_answer,
    a_login_that_no_account_can_have_is_an_unknown_account,
    the_new_token_is_good_and_the_older_stays_so,
    a_missing_password_is_named,
    a_password_is_compared_to_its_last_character,
);

async fn login(app: &TestApp, login: &str, password: &str) -> Answer {
    let body = json!({"email": login, "password": password});
    Answer::to(app.anonymous(Method::POST, "/api/v1/auth/login").json(&body)).await
}

async fn a_person_signs_in_by_email_or_username_in_any_case(app: TestApp) {
    app.user("ada").await;
    for name in ["ada@example.org", "ADA@Example.Org", "ada", "AdA", "  ada "] {
        let answer = login(&app, name, PASSWORD).await;
        assert_eq!(answer.status, 200, "{name}: {}", answer.body);
        assert_eq!(answer.body["user"]["username"], "ada");
        assert_eq!(answer.header("cache-control"), Some("private, no-store"));
    }
}

async fn a_wrong_password_and_an_unknown_account_get_the_same_answer(app: TestApp) {
    app.user("ada").await;
    let mut wrong = login(&app, "ada@example.org", "wrong horse").await;
    let mut unknown = login(&app, "nobody@example.org", "correct horse").await;
    for answer in [&mut wrong, &mut unknown] {
        assert_eq!(answer.problem(401), "- -");
        assert_eq!(answer.body["code"], "wrong_credentials");
        answer.body["request_id"] = Value::Null;
    }
    assert_eq!(wrong.body, unknown.body);
}

async fn a_login_that_no_account_can_have_is_an_unknown_account(app: TestApp) {
    let long = "x".repeat(100_000);
    for name in ["", "a\u{0}da", "' OR 1=1 --", "%", long.as_str()] {
        let answer = login(&app, name, PASSWORD).await;
        assert_eq!(answer.status, 401, "{name:.20}: {}", answer.body);
    }
}

async fn the_new_token_is_good_and_the_older_stays_so(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = login(&app, "ada", PASSWORD).await;
    let token = answer.body["access_token"].as_str().unwrap();
    assert_ne!(token, ada.token);
    let verify = app.anonymous(Method::GET, "/api/v1/auth/verify-token").bearer_auth(token);
    assert_eq!(Answer::to(verify).await.status, 200);
    assert_eq!(ada.get("/auth/verify-token").await.status, 200);
}

async fn a_missing_password_is_named(app: TestApp) {
    let request = app.anonymous(Method::POST, "/api/v1/auth/login").json(&json!({"email": "ada"}));
    assert_eq!(Answer::to(request).await.problem(422), "password required");
}

async fn a_password_is_compared_to_its_last_character(app: TestApp) {
    app.user("ada").await;
    let right = PASSWORD;
    let (shorter, first_upper) = (&right[..right.len() - 1], right.replacen('c', "C", 1));
    for password in ["", shorter, &format!("{right} "), &first_upper, &format!("{right}\u{0}")] {
        assert_eq!(login(&app, "ada", password).await.status, 401, "{password:?}");
    }
}
