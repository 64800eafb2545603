use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_token_is_shown_once_and_told_by_its_beginning,
    a_token_reads_and_only_with_that_scope_writes,
    a_token_does_nothing_with_accounts,
    a_revoked_token_is_refused_at_once,
    a_token_that_ran_out_is_refused,
    the_use_of_a_token_is_told,
    anothers_token_is_not_found,
    nobody_has_more_than_fifty,
    bad_fields_are_all_named,
    a_token_that_is_none_is_refused,
);

async fn a_token_is_shown_once_and_told_by_its_beginning(app: TestApp) {
    let ada = app.user("ada").await;
    let made =
        ada.post("/auth/tokens", json!({"name": " nightly ", "scope": "read", "expires_in_days": 7})).await;
    assert_eq!((made.status, made.header("cache-control")), (201, Some("private, no-store")));
    let secret = made.body["token"].as_str().unwrap();
    assert!(secret.starts_with("tml_") && secret.len() == 68, "{secret}");
    assert_eq!((&made.body["name"], &made.body["scope"]), (&json!("nightly"), &json!("read")));
    let hint = made.body["hint"].as_str().unwrap();
    assert_eq!(hint, &secret[..12]);
    let list = ada.get("/auth/tokens").await;
    assert!(!list.body.to_string().contains(secret));
    assert_eq!(list.body["items"][0]["hint"], hint);
    // Fails where a row holds the secret itself: no row may be without a scope.
    let stored = format!("UPDATE api_tokens SET scope = NULL WHERE digest LIKE '%{}%'", &secret[4..]);
    assert!(app.database.run_script(&stored).await.is_ok());
}

async fn a_token_reads_and_only_with_that_scope_writes(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "kept"})).await;
    let (reads, writes) =
        (ada.with_token(ada.api_token("read").await), ada.with_token(ada.api_token("write").await));
    for token in [&reads, &writes] {
        assert_eq!(token.get(&format!("/models/{id}")).await.body["name"], "kept");
        assert_eq!(token.get("/models").await.body["total"], 1);
    }
    let refused = reads.patch(&format!("/models/{id}"), json!({"rating": 5})).await;
    refused.problem(403);
    assert_eq!(refused.body["code"], "insufficient_scope");
    assert_eq!(writes.patch(&format!("/models/{id}"), json!({"rating": 4})).await.body["rating"], 4);
}

async fn a_token_does_nothing_with_accounts(app: TestApp) {
    let ada = app.user("ada").await;
    let program = ada.with_token(ada.api_token("write").await);
    let code = |answer: Answer| (answer.status, answer.body["code"].clone());
    let refused = (403, json!("session_required"));
    assert_eq!(code(program.post("/auth/tokens", json!({"name": "x", "scope": "write"})).await), refused);
    assert_eq!(code(program.post("/auth/password", json!({})).await), refused);
    assert_eq!(code(program.get("/auth/sessions").await), refused);
    assert_eq!(code(program.patch("/auth/me", json!({"username": "eve"})).await), refused);
    assert_eq!(code(program.delete("/auth/me").await), refused);
    assert_eq!(code(program.get("/users").await), refused);
}

async fn a_revoked_token_is_refused_at_once(app: TestApp) {
    let ada = app.user("ada").await;
    let program = ada.with_token(ada.api_token("read").await);
    assert_eq!(program.get("/models").await.status, 200);
    let id = ada.get("/auth/tokens").await.body["items"][0]["id"].clone();
    assert_eq!(ada.delete(&format!("/auth/tokens/{id}")).await.status, 204);
    assert_eq!(program.get("/models").await.status, 401);
    assert_eq!(ada.delete(&format!("/auth/tokens/{id}")).await.status, 404);
}

async fn a_token_that_ran_out_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let program = ada.with_token(ada.api_token("read").await);
    app.database.run_script("UPDATE api_tokens SET expires_at = '2020-01-01 00:00:00'").await.unwrap();
    program.get("/models").await.problem(401);
    assert_eq!(ada.get("/auth/tokens").await.body["total"], 1);
}

async fn the_use_of_a_token_is_told(app: TestApp) {
    let ada = app.user("ada").await;
    let program = ada.with_token(ada.api_token("read").await);
    assert_eq!(ada.get("/auth/tokens").await.body["items"][0]["last_used_at"], Value::Null);
    program.get("/models").await;
    assert!(ada.get("/auth/tokens").await.body["items"][0]["last_used_at"].is_string());
}

async fn anothers_token_is_not_found(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    ada.api_token("read").await;
    let id = ada.get("/auth/tokens").await.body["items"][0]["id"].clone();
    assert_eq!(eve.delete(&format!("/auth/tokens/{id}")).await.status, 404);
    assert_eq!(eve.get("/auth/tokens").await.body["total"], 0);
    assert_eq!(ada.get("/auth/tokens").await.body["total"], 1);
}

async fn nobody_has_more_than_fifty(app: TestApp) {
    let ada = app.user("ada").await;
    for _ in 0..50 {
        ada.api_token("read").await;
    }
    let answer = ada.post("/auth/tokens", json!({"name": "x", "scope": "read"})).await;
    assert_eq!((answer.status, &answer.body["code"]), (409, &json!("too_many_tokens")));
}

async fn bad_fields_are_all_named(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = ada.post("/auth/tokens", json!({"name": " ", "scope": "admin", "expires_in_days": 0})).await;
    answer.problem(422);
    assert_eq!(answer.refusals(), ["name empty", "scope unknown_value", "expires_in_days out_of_range"]);
    let long = json!({"name": "x", "scope": "read", "expires_in_days": 367});
    assert_eq!(ada.post("/auth/tokens", long).await.problem(422), "expires_in_days out_of_range");
}

async fn a_token_that_is_none_is_refused(app: TestApp) {
    app.user("ada").await;
    for token in ["tml_", "tml_0", &format!("tml_{}", "0".repeat(64)), "tml_%", "tml_' OR 1=1 --"] {
        let request = app.anonymous(Method::GET, "/api/v1/models").bearer_auth(token);
        assert_eq!(Answer::to(request).await.status, 401, "{token}");
    }
}
