use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, PASSWORD, TestApp, TestUser};

on_both_databases!(
    an_account_is_read,
    a_name_is_changed_and_known_at_once,
    another_address_needs_the_password,
    a_taken_name_is_refused,
    a_bad_change_names_every_field_and_changes_nothing,
    a_deleted_account_is_gone_with_what_was_its_alone,
    deleting_needs_the_password,
    an_account_that_others_depend_on_is_not_deleted,
    a_deactivated_account_is_refused_until_its_person_signs_in,
    the_last_administrator_is_not_deactivated,
);

fn confirmation() -> Value {
    json!({"password": PASSWORD})
}

async fn delete(user: &TestUser<'_>, body: Value) -> Answer {
    Answer::to(user.request(Method::DELETE, "/auth/me").json(&body)).await
}

async fn an_account_is_read(app: TestApp) {
    let ada = app.user("ada").await;
    let me = ada.get("/auth/me").await;
    assert_eq!((me.status, &me.body["username"], &me.body["id"]), (200, &json!("ada"), &json!(ada.id)));
    assert_eq!(me.header("cache-control"), Some("private, no-store"));
}

async fn a_name_is_changed_and_known_at_once(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(ada.patch("/auth/me", json!({"username": "Grace"})).await.body["username"], "Grace");
    assert_eq!(ada.get("/auth/me").await.body["username"], "Grace");
    assert_eq!(app.login("grace").await.id, ada.id);
}

async fn another_address_needs_the_password(app: TestApp) {
    let ada = app.user("ada").await;
    let address = "ada@example.net";
    assert_eq!(ada.patch("/auth/me", json!({"email": address})).await.problem(422), "password required");
    let wrong = json!({"email": address, "password": "wrong"});
    assert_eq!(ada.patch("/auth/me", wrong).await.problem(403), "password wrong");
    assert_eq!(ada.get("/auth/me").await.body["email"], "ada@example.org");
    let right = json!({"email": address, "password": PASSWORD});
    assert_eq!(ada.patch("/auth/me", right).await.body["email"], address);
    assert_eq!(app.login(address).await.id, ada.id);
}

async fn a_taken_name_is_refused(app: TestApp) {
    let (_ada, bob) = (app.user("ada").await, app.user("bob").await);
    let answer = bob.patch("/auth/me", json!({"username": "ADA"})).await;
    answer.problem(409);
    assert_eq!(answer.body["code"], "account_taken");
}

async fn a_bad_change_names_every_field_and_changes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = ada.patch("/auth/me", json!({"username": "a b", "email": "nobody"})).await;
    answer.problem(422);
    assert_eq!(answer.refusals(), ["username character", "email not_an_address", "password required"]);
    assert_eq!(ada.patch("/auth/me", json!({"is_admin": true})).await.problem(422), "is_admin unknown_field");
    assert_eq!(ada.get("/auth/me").await.body["username"], "ada");
}

async fn a_deleted_account_is_gone_with_what_was_its_alone(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = bob.workspace("Team").await;
    bob.share(team, &ada, "editor").await;
    ada.keep(json!({"name": "hers"})).await;
    let shared =
        ada.post(&format!("/models?workspace={team}"), json!({"name": "ours"})).await.body["id"].clone();
    let token = ada.api_token("read").await;
    assert_eq!(delete(&ada, confirmation()).await.status, 204);
    assert_eq!(ada.get("/auth/me").await.status, 401);
    assert_eq!(ada.with_token(token).get("/auth/me").await.status, 401);
    let login = app.anonymous(Method::POST, "/api/v1/auth/login");
    assert_eq!(Answer::to(login.json(&json!({"email": "ada", "password": PASSWORD}))).await.status, 401);
    // What was everybody's stays, and its history forgets who.
    assert_eq!(bob.get(&format!("/models/{shared}")).await.body["name"], "ours");
    let history = bob.get(&format!("/models/{shared}/history")).await.body;
    assert_eq!(history["items"][0]["user_id"], Value::Null);
    assert_eq!(bob.get(&format!("/workspaces/{team}/members")).await.body["total"], 1);
    app.user("ada").await;
}

async fn deleting_needs_the_password(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(delete(&ada, json!({"password": "wrong"})).await.problem(403), "password wrong");
    assert_eq!(delete(&ada, json!({})).await.problem(422), "password required");
    assert_eq!(ada.post("/auth/me/deactivate", json!({"password": "wrong"})).await.status, 403);
    assert_eq!(ada.get("/auth/me").await.status, 200);
}

async fn an_account_that_others_depend_on_is_not_deleted(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Speech team").await;
    ada.share(team, &bob, "editor").await;
    let answer = delete(&ada, confirmation()).await;
    answer.problem(409);
    assert_eq!(answer.body["code"], "sole_owner");
    assert!(answer.body["detail"].as_str().unwrap().contains("Speech team"));
    let path = format!("/workspaces/{team}/members/{}", bob.id);
    assert_eq!(ada.patch(&path, json!({"role": "owner"})).await.status, 200);
    assert_eq!(delete(&ada, confirmation()).await.status, 204);
}

async fn a_deactivated_account_is_refused_until_its_person_signs_in(app: TestApp) {
    let (_root, ada) = (app.user("root").await, app.user("ada").await);
    let id = ada.keep(json!({"name": "kept"})).await;
    let program = ada.with_token(ada.api_token("read").await);
    assert_eq!(program.get("/models").await.status, 200);
    assert_eq!(ada.post("/auth/me/deactivate", confirmation()).await.status, 204);
    assert_eq!((ada.get("/models").await.status, program.get("/models").await.status), (401, 401));
    let again = app.login("ada").await;
    assert_eq!(again.get(&format!("/models/{id}")).await.body["name"], "kept");
    assert_eq!(program.get("/models").await.status, 200);
}

async fn the_last_administrator_is_not_deactivated(app: TestApp) {
    let root = app.user("root").await;
    let answer = root.post("/auth/me/deactivate", confirmation()).await;
    answer.problem(409);
    assert_eq!(answer.body["code"], "last_administrator");
    assert_eq!(root.get("/auth/me").await.status, 200);
}
