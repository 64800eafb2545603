use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    everybody_has_a_workspace_of_their_own,
    a_workspace_is_made_named_and_renamed,
    a_bad_name_is_refused,
    an_empty_workspace_is_deleted,
    a_workspace_is_deleted_with_its_models_only_when_that_is_said,
    a_personal_workspace_is_neither_shared_nor_left_nor_deleted,
    every_list_looks_where_it_is_told_to,
    what_is_kept_goes_where_it_is_told_to,
    a_workspace_that_is_none_of_ones_own_is_not_found,
    a_duplicate_is_one_of_the_workspace_that_is_looked_at,
    the_same_attempt_for_another_workspace_is_another,
    an_attempt_tells_nothing_of_a_workspace_that_one_has_left,
);

async fn everybody_has_a_workspace_of_their_own(app: TestApp) {
    let ada = app.user("ada").await;
    let list = ada.get("/workspaces").await;
    assert_eq!(list.body["total"], 1);
    let own = &list.body["items"][0];
    assert_eq!(
        (&own["name"], &own["is_personal"], &own["role"]),
        (&json!("ada"), &json!(true), &json!("owner"))
    );
    assert_eq!(own["id"], ada.get("/auth/verify-token").await.body["workspace_id"]);
}

async fn a_workspace_is_made_named_and_renamed(app: TestApp) {
    let ada = app.user("ada").await;
    let made = ada.post("/workspaces", json!({"name": " Speech team "})).await;
    assert_eq!(
        (made.status, &made.body["name"], &made.body["role"]),
        (201, &json!("Speech team"), &json!("owner"))
    );
    let path = format!("/workspaces/{}", made.body["id"]);
    assert_eq!(made.header("location"), Some(format!("/api/v1{path}").as_str()));
    assert_eq!(ada.patch(&path, json!({"name": "Voices"})).await.body["name"], "Voices");
    assert_eq!(ada.get(&path).await.body["name"], "Voices");
}

async fn a_bad_name_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    for (name, refusal) in [
        (json!(""), "name empty"),
        (json!("x".repeat(101)), "name too_long"),
        (json!("a\u{0}"), "name control_character"),
        (json!(7), "name wrong_type"),
        (Value::Null, "name wrong_type"),
    ] {
        assert_eq!(ada.post("/workspaces", json!({"name": name})).await.problem(422), refusal);
    }
    assert_eq!(ada.get("/workspaces").await.body["total"], 1);
}

async fn an_empty_workspace_is_deleted(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/workspaces/{}", ada.workspace("Team").await);
    assert_eq!(ada.delete(&path).await.status, 204);
    assert_eq!((ada.get(&path).await.status, ada.delete(&path).await.status), (404, 404));
}

async fn a_workspace_is_deleted_with_its_models_only_when_that_is_said(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let id = ada.post(&format!("/models?workspace={team}"), json!({"name": "a"})).await.body["id"].clone();
    ada.delete(&format!("/models/{id}")).await;
    let path = format!("/workspaces/{team}");
    let refused = ada.delete(&path).await;
    assert_eq!((refused.status, &refused.body["code"]), (409, &json!("workspace_not_empty")));
    assert_eq!(ada.delete(&format!("{path}?cascade=perhaps")).await.problem(422), "cascade wrong_type");
    assert_eq!(ada.delete(&format!("{path}?cascade=true")).await.status, 204);
}

async fn a_personal_workspace_is_neither_shared_nor_left_nor_deleted(app: TestApp) {
    let ada = app.user("ada").await;
    let own = ada.get("/workspaces").await.body["items"][0]["id"].clone();
    let path = format!("/workspaces/{own}");
    let invited = ada.post(&format!("{path}/invitations"), json!({"login": "bob", "role": "viewer"})).await;
    assert_eq!((invited.status, &invited.body["code"]), (409, &json!("personal_workspace")));
    let deleted = ada.delete(&format!("{path}?cascade=true")).await;
    assert_eq!((deleted.status, &deleted.body["code"]), (409, &json!("personal_workspace")));
    let left = ada.delete(&format!("{path}/members/{}", ada.id)).await;
    assert_eq!((left.status, &left.body["code"]), (409, &json!("last_owner")));
}

async fn every_list_looks_where_it_is_told_to(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    ada.keep(json!({"name": "own", "tags": ["t"]})).await;
    ada.post(&format!("/models?workspace={team}"), json!({"name": "ours", "tags": ["t"]})).await;
    for (list, name) in [
        ("/models?tag=t".to_owned(), "own"),
        (format!("/models?tag=t&workspace={team}"), "ours"),
        ("/models/search?q=o".to_owned(), "own"),
        (format!("/models/search?q=o&workspace={team}"), "ours"),
    ] {
        let body = ada.get(&list).await.body;
        assert_eq!((&body["total"], &body["items"][0]["name"]), (&json!(1), &json!(name)), "{list}");
    }
    assert_eq!(ada.get("/models?workspace=x").await.problem(422), "workspace malformed");
}

async fn what_is_kept_goes_where_it_is_told_to(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let made = ada.post(&format!("/models?workspace={team}"), json!({"name": "ours"})).await.body;
    assert_eq!(made["workspace_id"], team);
    let sources = json!({"sources": ["lumen-labs/Aurora-7B"]});
    assert_eq!(
        ada.post(&format!("/models/import?workspace={team}"), sources).await.body["result"],
        "created"
    );
    assert_eq!(ada.get(&format!("/models?workspace={team}")).await.body["total"], 2);
    assert_eq!(ada.total().await, 0);
}

async fn a_workspace_that_is_none_of_ones_own_is_not_found(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.post(&format!("/models?workspace={team}"), json!({"name": "secret"})).await;
    for id in [team, 999_999] {
        let query = format!("?workspace={id}");
        for answer in [
            eve.get(&format!("/models{query}")).await,
            eve.get(&format!("/models/search{query}&q=secret")).await,
            eve.post(&format!("/models{query}"), json!({"name": "x"})).await,
            eve.post(&format!("/models/import{query}"), json!({"sources": ["a/b"]})).await,
            eve.post(&format!("/models/autofill{query}"), json!({"source": "lumen-labs/Aurora-7B"})).await,
            eve.get(&format!("/workspaces/{id}")).await,
            eve.get(&format!("/workspaces/{id}/members")).await,
        ] {
            answer.problem(404);
            assert_eq!(answer.body["code"], "workspace_not_found");
        }
    }
}

async fn a_duplicate_is_one_of_the_workspace_that_is_looked_at(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let source = json!({"source": "lumen-labs/Aurora-7B"});
    let id = ada.keep(source.clone()).await;
    assert_eq!(ada.post("/models/autofill", source.clone()).await.body["duplicate_of"], id);
    let there = ada.post(&format!("/models/autofill?workspace={team}"), source).await;
    assert_eq!(there.body["duplicate_of"], Value::Null);
}

async fn the_same_attempt_for_another_workspace_is_another(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let keep = |query: String| {
        let request = ada.request(reqwest::Method::POST, &format!("/models{query}"));
        let request = request.header("idempotency-key", "same").json(&json!({"name": "a"}));
        trackml_testkit::test_app::Answer::to(request)
    };
    assert_eq!(keep(String::new()).await.status, 201);
    assert_eq!(keep(format!("?workspace={team}")).await.body["code"], "idempotency_key_reused");
}

async fn an_attempt_tells_nothing_of_a_workspace_that_one_has_left(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let keep = || {
        let request = bob.request(reqwest::Method::POST, &format!("/models?workspace={team}"));
        let request = request.header("idempotency-key", "same").json(&json!({"name": "ours"}));
        trackml_testkit::test_app::Answer::to(request)
    };
    assert_eq!(keep().await.status, 201);
    assert_eq!(bob.delete(&format!("/workspaces/{team}/members/{}", bob.id)).await.status, 204);
    let again = keep().await;
    assert_eq!(again.status, 404);
    assert!(!again.body.to_string().contains("ours"));
}
