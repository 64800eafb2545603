use reqwest::Method;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    every_answer_names_its_request,
    a_problem_carries_the_name_of_its_request,
    two_requests_have_two_names,
    a_proxys_plain_name_is_kept,
    a_proxys_name_that_a_log_could_not_bear_is_replaced,
);

async fn every_answer_names_its_request(app: TestApp) {
    let ada = app.user("ada").await;
    for path in
        ["/healthz", "/readyz", "/docs", "/docs/", "/api/v1/openapi.json", "/api/v1/meta", "/nowhere", "/"]
    {
        let answer = Answer::to(app.anonymous(Method::GET, path)).await;
        assert!(!answer.header("x-request-id").unwrap().is_empty(), "{path}");
    }
    for path in ["/models", "/models/1", "/models?limit=0", "/auth/verify-token"] {
        assert!(ada.get(path).await.header("x-request-id").is_some(), "{path}");
    }
}

async fn a_problem_carries_the_name_of_its_request(app: TestApp) {
    for (method, path) in [
        (Method::GET, "/nowhere"),
        (Method::DELETE, "/healthz"),
        (Method::GET, "/api/v1/models"),
        (Method::POST, "/api/v1/auth/login"),
        (Method::GET, "/errors/no-such-code"),
    ] {
        let answer = Answer::to(app.anonymous(method, path)).await;
        // `problem` compares the two.
        answer.problem(answer.status);
        assert!(answer.body["request_id"].is_string());
    }
}

async fn two_requests_have_two_names(app: TestApp) {
    let one = Answer::to(app.anonymous(Method::GET, "/healthz")).await;
    let other = Answer::to(app.anonymous(Method::GET, "/healthz")).await;
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
}

async fn a_proxys_plain_name_is_kept(app: TestApp) {
    let longest = "a".repeat(64);
    for name in ["req-1_A", "0193e2f0-7c4e-7aaa-8bbb-0123456789ab", longest.as_str()] {
        let request = app.anonymous(Method::GET, "/nowhere").header("x-request-id", name);
        let answer = Answer::to(request).await;
        answer.problem(404);
        assert_eq!(answer.header("x-request-id"), Some(name));
    }
}

async fn a_proxys_name_that_a_log_could_not_bear_is_replaced(app: TestApp) {
    let long = "a".repeat(65);
    for name in ["", "a b", "a\tb", "<script>", "a;b=c", "a\"b", long.as_str()] {
        let request = app.anonymous(Method::GET, "/nowhere").header("x-request-id", name);
        let answer = Answer::to(request).await;
        answer.problem(404);
        assert_ne!(answer.header("x-request-id"), Some(name));
        assert!(!answer.header("x-request-id").unwrap().is_empty());
    }
}
