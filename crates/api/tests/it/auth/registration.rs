use reqwest::Method;
use serde_json::{Value, json};
use trackml_application::{AccountRules, Registration};
use trackml_testkit::test_app::{Answer, PASSWORD, Setting, TestApp};

on_both_databases!(
    where_registration_is_closed_nobody_registers,
    by_invitation_only_who_was_invited_registers,
    an_invitation_is_for_the_address_that_it_names,
    an_invitation_is_good_once,
    who_registers_with_an_invitation_is_in_the_workspace,
    a_refusal_tells_nothing_of_accounts,
    the_installation_tells_who_may_register,
);

async fn with_registration(app: &TestApp, registration: Registration) -> TestApp {
    let setting = Setting::default();
    let rules = AccountRules { registration, ..setting.rules };
    app.beside(Setting { rules, ..setting }).await
}

fn grace() -> Value {
    json!({"username": "grace", "email": "grace@example.org", "password": PASSWORD})
}

async fn register(app: &TestApp, body: Value) -> Answer {
    Answer::to(app.anonymous(Method::POST, "/api/v1/auth/register").json(&body)).await
}

/// Ada invites Grace by her address to a workspace; gives its id and the code.
async fn invited(app: &TestApp) -> (i64, String) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let ask = json!({"login": "Grace@example.org", "role": "editor"});
    let invited = ada.post(&format!("/workspaces/{team}/invitations"), ask).await;
    (team, invited.body["code"].as_str().unwrap().to_owned())
}

fn with_code(code: &str) -> Value {
    let mut body = grace();
    body["invitation"] = json!(code);
    body
}

async fn where_registration_is_closed_nobody_registers(app: TestApp) {
    let (_, code) = invited(&app).await;
    let closed = with_registration(&app, Registration::Closed).await;
    for body in [grace(), with_code(&code)] {
        let answer = register(&closed, body).await;
        answer.problem(403);
        assert_eq!(answer.body["code"], "registration_closed");
    }
}

async fn by_invitation_only_who_was_invited_registers(app: TestApp) {
    let (_, code) = invited(&app).await;
    let by_invitation = with_registration(&app, Registration::Invite).await;
    assert_eq!(register(&by_invitation, grace()).await.body["code"], "invitation_needed");
    let made_up = with_code(&format!("tmi_{}", "0".repeat(64)));
    assert_eq!(register(&by_invitation, made_up).await.problem(422), "invitation invalid");
    assert_eq!(register(&by_invitation, with_code(&code)).await.status, 201);
}

async fn an_invitation_is_for_the_address_that_it_names(app: TestApp) {
    let (_, code) = invited(&app).await;
    let mut body = with_code(&code);
    body["email"] = json!("eve@example.org");
    assert_eq!(register(&app, body).await.problem(422), "invitation invalid");
}

async fn an_invitation_is_good_once(app: TestApp) {
    let (_, code) = invited(&app).await;
    assert_eq!(register(&app, with_code(&code)).await.status, 201);
    let mut second = with_code(&code);
    second["username"] = json!("other");
    assert_eq!(register(&app, second).await.problem(422), "invitation invalid");
}

async fn who_registers_with_an_invitation_is_in_the_workspace(app: TestApp) {
    let (team, code) = invited(&app).await;
    let token = register(&app, with_code(&code)).await.body["access_token"].as_str().unwrap().to_owned();
    let request = app.anonymous(Method::GET, &format!("/api/v1/workspaces/{team}")).bearer_auth(token);
    assert_eq!(Answer::to(request).await.body["role"], "editor");
}

/// Where not everybody may register, the answer is the same for a name that is taken.
async fn a_refusal_tells_nothing_of_accounts(app: TestApp) {
    app.user("ada").await;
    for registration in [Registration::Closed, Registration::Invite] {
        let server = with_registration(&app, registration).await;
        let taken = json!({"username": "ada", "email": "ada@example.org", "password": PASSWORD});
        let mut bodies = Vec::new();
        for body in [grace(), taken] {
            let mut answer = register(&server, body).await.body;
            answer["request_id"] = Value::Null;
            bodies.push(answer);
        }
        assert_eq!(bodies[0], bodies[1]);
    }
}

async fn the_installation_tells_who_may_register(app: TestApp) {
    for (registration, word) in
        [(Registration::Open, "open"), (Registration::Invite, "invite"), (Registration::Closed, "closed")]
    {
        let server = with_registration(&app, registration).await;
        let meta = Answer::to(server.anonymous(Method::GET, "/api/v1/meta")).await;
        assert_eq!(meta.body["features"]["registration"], word);
    }
}
