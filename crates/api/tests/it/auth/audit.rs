use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, PASSWORD, TestApp, TestUser};

on_both_databases!(
    a_person_sees_what_happened_to_their_account,
    nobody_sees_what_happened_to_anothers,
    an_owner_sees_what_happened_in_their_workspace,
    the_audit_is_read_a_page_at_a_time,
    no_secret_is_in_the_audit,
);

async fn kinds(person: &TestUser<'_>, path: &str) -> Vec<String> {
    let answer = person.get(path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let items = answer.body["items"].as_array().unwrap().clone();
    items.iter().map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
}

async fn a_person_sees_what_happened_to_their_account(app: TestApp) {
    let ada = app.user("ada").await;
    let wrong = json!({"email": "ada", "password": "wrong"});
    Answer::to(app.anonymous(Method::POST, "/api/v1/auth/login").json(&wrong)).await;
    app.login("ada").await;
    ada.api_token("read").await;
    let id = ada.get("/auth/tokens").await.body["items"][0]["id"].clone();
    ada.delete(&format!("/auth/tokens/{id}")).await;
    ada.post("/auth/password", json!({"password": PASSWORD, "new_password": "a wholly other phrase, 42"}))
        .await;
    let expected =
        ["password_changed", "token_revoked", "token_issued", "login_ok", "login_failed", "registered"];
    assert_eq!(kinds(&ada, "/auth/audit").await, expected);
    let failed = &ada.get("/auth/audit").await.body["items"][4];
    assert_eq!((&failed["account_id"], &failed["actor_id"]), (&json!(ada.id), &Value::Null));
    assert_eq!(failed["address"], "127.0.0.1");
}

async fn nobody_sees_what_happened_to_anothers(app: TestApp) {
    let (root, eve) = (app.user("root").await, app.user("eve").await);
    let ada = app.user("ada").await;
    ada.api_token("read").await;
    for person in [&root, &eve] {
        assert_eq!(kinds(person, "/auth/audit").await, ["registered"]);
    }
}

async fn an_owner_sees_what_happened_in_their_workspace(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let member = format!("/workspaces/{team}/members/{}", bob.id);
    ada.patch(&member, json!({"role": "editor"})).await;
    bob.delete(&member).await;
    let expected = ["member_removed", "role_changed", "member_joined", "member_invited", "workspace_created"];
    let path = format!("/workspaces/{team}/audit");
    assert_eq!(kinds(&ada, &path).await, expected);
    let changed = &ada.get(&path).await.body["items"][1];
    assert_eq!((&changed["actor_id"], &changed["account_id"]), (&json!(ada.id), &json!(bob.id)));
    assert_eq!(changed["detail"]["role"], "editor");
    assert_eq!(bob.get(&path).await.status, 404);
}

async fn the_audit_is_read_a_page_at_a_time(app: TestApp) {
    let ada = app.user("ada").await;
    for _ in 0..4 {
        ada.api_token("read").await;
    }
    let (mut seen, mut before) = (0, String::new());
    loop {
        let page = ada.get(&format!("/auth/audit?limit=2{before}")).await.body;
        seen += page["items"].as_array().unwrap().len();
        let Some(next) = page["next_before"].as_i64() else { break };
        before = format!("&before={next}");
    }
    assert_eq!(seen, 5);
    assert_eq!(ada.get("/auth/audit?before=x&limit=0").await.refusals().len(), 2);
}

async fn no_secret_is_in_the_audit(app: TestApp) {
    let ada = app.user("ada").await;
    let secret = ada.api_token("write").await;
    let team = ada.workspace("Team").await;
    let ask = json!({"login": "x@example.org", "role": "viewer"});
    let code = ada.post(&format!("/workspaces/{team}/invitations"), ask).await.body["code"].clone();
    let audit = ada.get("/auth/audit").await.body.to_string();
    for secret in [secret.as_str(), code.as_str().unwrap(), PASSWORD, &ada.token] {
        assert!(!audit.contains(secret), "{secret}");
    }
}
