use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    who_is_invited_by_name_sees_it_and_accepts,
    the_answer_does_not_tell_whether_there_is_an_account,
    a_code_is_for_whom_it_was_made_alone,
    an_address_that_had_no_account_needs_the_code,
    an_invitation_is_declined_by_whom_it_is_for,
    an_invitation_is_withdrawn_by_an_owner,
    a_second_invitation_replaces_the_first,
    only_owners_see_who_is_invited,
    a_bad_invitation_names_its_fields,
    a_code_is_shown_once,
    an_invitation_lapses,
);

async fn invite(by: &TestUser<'_>, to: i64, login: &str, role: &str) -> Answer {
    by.post(&format!("/workspaces/{to}/invitations"), json!({"login": login, "role": role})).await
}

async fn who_is_invited_by_name_sees_it_and_accepts(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    invite(&ada, team, "BOB", "editor").await;
    let mine = bob.get("/invitations").await.body;
    let invitation = &mine["items"][0];
    assert_eq!((&mine["total"], &invitation["workspace_name"]), (&json!(1), &json!("Team")));
    assert_eq!((&invitation["invited_by"], &invitation["role"]), (&json!("ada"), &json!("editor")));
    let joined = bob.post(&format!("/invitations/{}/accept", invitation["id"]), json!({})).await;
    assert_eq!(
        (joined.status, &joined.body["id"], &joined.body["role"]),
        (200, &json!(team), &json!("editor"))
    );
    assert_eq!(bob.get("/invitations").await.body["total"], 0);
}

async fn the_answer_does_not_tell_whether_there_is_an_account(app: TestApp) {
    let (ada, _bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    let shape = |answer: Answer| {
        let Value::Object(mut body) = answer.body else { panic!("no object") };
        for own in ["id", "login", "code", "created_at", "expires_at"] {
            assert!(body.remove(own).is_some_and(|value| !value.is_null()), "{own}");
        }
        (answer.status, Value::Object(body))
    };
    let known = shape(invite(&ada, team, "bob@example.org", "viewer").await);
    let unknown = shape(invite(&ada, team, "nobody@example.org", "viewer").await);
    assert_eq!(known, unknown);
}

async fn a_code_is_for_whom_it_was_made_alone(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    let invited = invite(&ada, team, "bob@example.org", "editor").await.body;
    let code = json!({"code": invited["code"]});
    assert_eq!(eve.post("/invitations/accept", code.clone()).await.body["code"], "invitation_not_found");
    assert_eq!(eve.post(&format!("/invitations/{}/accept", invited["id"]), json!({})).await.status, 404);
    assert_eq!(bob.post("/invitations/accept", code.clone()).await.body["id"], team);
    assert_eq!(bob.post("/invitations/accept", code).await.status, 404);
    assert_eq!(eve.post("/invitations/accept", json!({"code": "tmi_made-up"})).await.status, 404);
}

/// Anybody can register with an address: it proves nothing.
async fn an_address_that_had_no_account_needs_the_code(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let invited = invite(&ada, team, "grace@example.org", "editor").await.body;
    let grace = app.user("grace").await;
    assert_eq!(grace.get("/invitations").await.body["total"], 0);
    assert_eq!(grace.post(&format!("/invitations/{}/accept", invited["id"]), json!({})).await.status, 404);
    assert_eq!(grace.post("/invitations/accept", json!({"code": invited["code"]})).await.body["id"], team);
}

async fn an_invitation_is_declined_by_whom_it_is_for(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    let path = format!("/invitations/{}", invite(&ada, team, "bob", "viewer").await.body["id"]);
    assert_eq!(eve.delete(&path).await.status, 404);
    assert_eq!(bob.delete(&path).await.status, 204);
    assert_eq!(bob.post(&format!("{path}/accept"), json!({})).await.status, 404);
    assert_eq!(bob.get(&format!("/workspaces/{team}")).await.status, 404);
}

async fn an_invitation_is_withdrawn_by_an_owner(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let (team, other) = (ada.workspace("Team").await, ada.workspace("Other").await);
    let id = invite(&ada, team, "bob", "viewer").await.body["id"].clone();
    assert_eq!(ada.delete(&format!("/workspaces/{other}/invitations/{id}")).await.status, 404);
    assert_eq!(ada.delete(&format!("/workspaces/{team}/invitations/{id}")).await.status, 204);
    assert_eq!(bob.post(&format!("/invitations/{id}/accept"), json!({})).await.status, 404);
}

async fn a_second_invitation_replaces_the_first(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    let first = invite(&ada, team, "bob", "owner").await.body;
    invite(&ada, team, "Bob", "viewer").await;
    assert_eq!(bob.post("/invitations/accept", json!({"code": first["code"]})).await.status, 404);
    let list = ada.get(&format!("/workspaces/{team}/invitations")).await.body;
    assert_eq!((&list["total"], &list["items"][0]["role"]), (&json!(1), &json!("viewer")));
}

async fn only_owners_see_who_is_invited(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    assert_eq!(bob.get(&format!("/workspaces/{team}/invitations")).await.status, 403);
    assert_eq!(invite(&bob, team, "eve", "viewer").await.status, 403);
}

async fn a_bad_invitation_names_its_fields(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let answer = invite(&ada, team, "not@", "boss").await;
    answer.problem(422);
    assert_eq!(answer.refusals(), ["login not_an_address", "role unknown_value"]);
}

async fn a_code_is_shown_once(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let invited = invite(&ada, team, "bob@example.org", "viewer").await;
    assert_eq!(invited.header("cache-control"), Some("private, no-store"));
    let code = invited.body["code"].as_str().unwrap();
    assert!(code.starts_with("tmi_") && code.len() == 68);
    let list = ada.get(&format!("/workspaces/{team}/invitations")).await.body;
    assert_eq!(list["total"], 1);
    assert!(!list.to_string().contains(code));
}

async fn an_invitation_lapses(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    let invited = invite(&ada, team, "bob", "viewer").await.body;
    app.database.run_script("UPDATE invitations SET expires_at = '2020-01-01 00:00:00'").await.unwrap();
    assert_eq!(bob.get("/invitations").await.body["total"], 0);
    assert_eq!(bob.post("/invitations/accept", json!({"code": invited["code"]})).await.status, 404);
}
