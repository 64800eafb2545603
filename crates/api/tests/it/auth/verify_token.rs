use reqwest::Method;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_valid_token_says_whose_it_is_and_is_not_repeated,
    without_a_valid_token_the_answer_says_how_to_sign_in,
    a_token_whose_content_was_changed_is_refused,
    the_schemes_case_does_not_matter,
);

async fn verify(app: &TestApp, authorization: Option<&str>) -> Answer {
    let request = app.anonymous(Method::GET, "/api/v1/auth/verify-token");
    let request =
        authorization.into_iter().fold(request, |request, value| request.header("authorization", value));
    Answer::to(request).await
}

async fn a_valid_token_says_whose_it_is_and_is_not_repeated(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = ada.get("/auth/verify-token").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["valid"], true);
    assert_eq!(answer.body["user"]["username"], "ada");
    assert!(answer.body["workspace_id"].is_i64());
    let signature = ada.token.rsplit('.').next().unwrap();
    assert!(!answer.body.to_string().contains(signature));
    assert_eq!(answer.header("cache-control"), Some("private, no-store"));
}

async fn without_a_valid_token_the_answer_says_how_to_sign_in(app: TestApp) {
    let basic = "Basic YWRhOmNvcnJlY3QgaG9yc2U=";
    let unsigned = "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.";
    for authorization in
        [None, Some(""), Some("Bearer"), Some("Bearer "), Some("Bearer garbage"), Some(basic), Some(unsigned)]
    {
        let answer = verify(&app, authorization).await;
        assert_eq!(answer.problem(401), "- -");
        assert_eq!(answer.body["code"], "unauthenticated", "{authorization:?}");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer realm=\"trackml\""));
    }
}

async fn a_token_whose_content_was_changed_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let grace = app.user("grace").await;
    let (ada, grace): (Vec<&str>, Vec<&str>) =
        (ada.token.split('.').collect(), grace.token.split('.').collect());
    let mixed = format!("Bearer {}.{}.{}", ada[0], grace[1], ada[2]);
    assert_eq!(verify(&app, Some(&mixed)).await.status, 401);
}

async fn the_schemes_case_does_not_matter(app: TestApp) {
    let token = app.user("ada").await.token;
    for scheme in ["Bearer", "bearer", "BEARER"] {
        assert_eq!(verify(&app, Some(&format!("{scheme} {token}"))).await.status, 200);
    }
}
