use reqwest::{Method, RequestBuilder};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    the_configured_origin_may_call_with_credentials,
    another_origin_may_not,
    a_preflight_allows_what_the_interface_needs,
    a_preflight_of_another_origin_is_refused,
    the_configured_origin_can_read_problems_too,
    every_answer_is_guarded_against_framing_and_sniffing,
);

const OURS: &str = "https://app.example.org";

fn preflight(app: &TestApp, origin: &str, method: &str) -> RequestBuilder {
    app.anonymous(Method::OPTIONS, "/api/v1/models/1")
        .header("origin", origin)
        .header("access-control-request-method", method)
        .header("access-control-request-headers", "authorization,content-type,if-match,idempotency-key")
}

async fn the_configured_origin_may_call_with_credentials(app: TestApp) {
    let answer = Answer::to(app.anonymous(Method::GET, "/api/v1/meta").header("origin", OURS)).await;
    assert_eq!(answer.header("access-control-allow-origin"), Some(OURS));
    assert_eq!(answer.header("access-control-allow-credentials"), Some("true"));
    let exposed = answer.header("access-control-expose-headers").unwrap().to_ascii_lowercase();
    for name in ["etag", "location", "retry-after", "x-request-id", "idempotent-replayed"] {
        assert!(exposed.contains(name), "{name} is not in {exposed}");
    }
}

async fn another_origin_may_not(app: TestApp) {
    for origin in
        ["https://evil.example", "http://app.example.org", "https://app.example.org.evil.example", "null"]
    {
        let answer = Answer::to(app.anonymous(Method::GET, "/api/v1/meta").header("origin", origin)).await;
        assert_eq!(answer.header("access-control-allow-origin"), None, "{origin}");
    }
}

async fn a_preflight_allows_what_the_interface_needs(app: TestApp) {
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
        let answer = Answer::to(preflight(&app, OURS, method)).await;
        assert_eq!(answer.status, 200, "{method}");
        assert_eq!(answer.header("access-control-allow-origin"), Some(OURS));
        assert!(answer.header("access-control-allow-methods").unwrap().contains(method));
        let headers = answer.header("access-control-allow-headers").unwrap().to_ascii_lowercase();
        for name in ["authorization", "content-type", "if-match", "if-none-match", "idempotency-key"] {
            assert!(headers.contains(name), "{name} is not in {headers}");
        }
    }
}

async fn a_preflight_of_another_origin_is_refused(app: TestApp) {
    let answer = Answer::to(preflight(&app, "https://evil.example", "PATCH")).await;
    assert_eq!(answer.problem(400), "- -");
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

async fn the_configured_origin_can_read_problems_too(app: TestApp) {
    for (method, path) in [
        (Method::GET, "/api/v1/models"),
        (Method::GET, "/nowhere"),
        (Method::DELETE, "/api/v1/meta"),
        (Method::POST, "/api/v1/auth/login"),
    ] {
        let answer = Answer::to(app.anonymous(method, path).header("origin", OURS)).await;
        answer.problem(answer.status);
        assert_eq!(answer.header("access-control-allow-origin"), Some(OURS), "{path}");
    }
}

async fn every_answer_is_guarded_against_framing_and_sniffing(app: TestApp) {
    for path in ["/api/v1/meta", "/api/v1/models", "/nowhere", "/docs/"] {
        let answer = Answer::to(app.anonymous(Method::GET, path)).await;
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
    }
}
