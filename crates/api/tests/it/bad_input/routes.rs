use reqwest::Method;
use serde_json::json;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    an_unknown_address_is_not_found,
    a_wrong_method_is_told_the_right_ones,
    without_a_token_no_record_is_told_of,
    a_token_in_the_address_is_none,
);

async fn an_unknown_address_is_not_found(app: TestApp) {
    let ada = app.user("ada").await;
    for path in [
        "/nowhere",
        "/models/1/nowhere",
        "/models/",
        "/models//history",
        "/MODELS",
        "/auth",
        "/../../etc/passwd",
        "/%00",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let answer = Answer::to(ada.request(method, path).json(&json!({}))).await;
            answer.problem(404);
            assert_eq!(answer.body["code"], "route_not_found", "{path}");
        }
    }
}

async fn a_wrong_method_is_told_the_right_ones(app: TestApp) {
    let ada = app.user("ada").await;
    for (method, path, allowed) in [
        (Method::DELETE, "/models", "GET, POST"),
        (Method::PATCH, "/models", "GET, POST"),
        (Method::POST, "/models/1", "DELETE, GET, PATCH, PUT"),
        (Method::POST, "/models/1/history", "GET"),
        (Method::GET, "/models/1/restore", "POST"),
        (Method::GET, "/models/bulk/1/undo", "POST"),
        (Method::POST, "/models/1/tag-suggestions", "GET"),
        (Method::PUT, "/tags", "GET"),
        (Method::PUT, "/tags/code", "DELETE, PATCH"),
        (Method::PUT, "/tags/merge", "DELETE, PATCH, POST"),
        (Method::GET, "/auth/login", "POST"),
        (Method::GET, "/auth/register", "POST"),
        (Method::GET, "/auth/logout", "POST"),
        (Method::POST, "/auth/verify-token", "GET"),
        (Method::PUT, "/meta", "GET"),
        (Method::TRACE, "/models", "GET, POST"),
    ] {
        let answer = Answer::to(ada.request(method.clone(), path)).await;
        answer.problem(405);
        assert_eq!(answer.header("allow"), Some(allowed), "{method} {path}");
        assert_eq!(answer.body["code"], "method_not_allowed");
    }
    let answer = Answer::to(app.anonymous(Method::POST, "/healthz")).await;
    answer.problem(405);
    assert_eq!(answer.header("allow"), Some("GET"));
}

async fn without_a_token_no_record_is_told_of(app: TestApp) {
    let id = app.user("ada").await.keep(json!({"name": "Zephyr"})).await;
    for (method, path) in [
        (Method::GET, "/models".to_owned()),
        (Method::POST, "/models".to_owned()),
        (Method::GET, "/models/search?q=zephyr".to_owned()),
        (Method::POST, "/models/autofill".to_owned()),
        (Method::POST, "/models/import".to_owned()),
        (Method::POST, "/models/bulk".to_owned()),
        (Method::POST, "/models/bulk/1/undo".to_owned()),
        (Method::GET, "/models/duplicates".to_owned()),
        (Method::POST, "/models/merge".to_owned()),
        (Method::POST, "/models/purge".to_owned()),
        (Method::GET, "/tags".to_owned()),
        (Method::PATCH, "/tags/code".to_owned()),
        (Method::POST, format!("/models/{id}/restore")),
        (Method::GET, format!("/models/{id}/tag-suggestions")),
        (Method::GET, format!("/models/{id}")),
        (Method::GET, format!("/models/{id}/history")),
        (Method::PATCH, format!("/models/{id}")),
        (Method::PUT, format!("/models/{id}")),
        (Method::DELETE, format!("/models/{id}")),
        (Method::GET, "/models/no-number".to_owned()),
    ] {
        for authorization in ["", "Bearer garbage", "Basic YWRhOmNvcnJlY3QgaG9yc2U="] {
            let request = app
                .anonymous(method.clone(), &format!("/api/v1{path}"))
                .header("authorization", authorization);
            let answer = Answer::to(request.json(&json!({"name": "x"}))).await;
            answer.problem(401);
            assert!(answer.header("www-authenticate").unwrap().starts_with("Bearer"), "{method} {path}");
        }
    }
}

async fn a_token_in_the_address_is_none(app: TestApp) {
    let token = app.user("ada").await.token;
    let answer =
        Answer::to(app.anonymous(Method::GET, &format!("/api/v1/models?access_token={token}"))).await;
    answer.problem(401);
}
