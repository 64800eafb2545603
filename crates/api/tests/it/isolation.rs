//! Two people never meet each other's records.

use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    anothers_record_is_not_found_whatever_is_tried,
    anothers_records_are_in_no_list_and_no_search,
    a_duplicate_is_one_of_ones_own,
    an_import_looks_at_ones_own_records_only,
    a_tag_of_anothers_finds_nothing,
    an_idempotency_key_is_its_persons,
    a_cursor_of_anothers_gives_none_of_their_records,
    every_person_has_a_workspace_of_their_own,
);

const NOTHING: &str = r#"{"items":[],"next_cursor":null,"total":0}"#;

async fn anothers_record_is_not_found_whatever_is_tried(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let path = format!("/models/{}", ada.keep(json!({"name": "Secret"})).await);
    let before = ada.get(&path).await.body;
    for (method, tail) in [
        (Method::GET, ""),
        (Method::GET, "/history"),
        (Method::GET, "/tag-suggestions"),
        (Method::POST, "/restore"),
        (Method::PATCH, ""),
        (Method::PUT, ""),
        (Method::DELETE, ""),
    ] {
        for tag in ["*", "\"1\"", "\"9\""] {
            let request = eve.request(method.clone(), &format!("{path}{tail}")).header("if-match", tag);
            let mut answer = Answer::to(request.json(&json!({"name": "Stolen"}))).await;
            answer.problem(404);
            // The answer is the same as for a record that there is not.
            let nowhere =
                eve.request(method.clone(), &format!("/models/999999{tail}")).header("if-match", tag);
            let mut missing = Answer::to(nowhere.json(&json!({"name": "Stolen"}))).await;
            answer.body["request_id"] = Value::Null;
            missing.body["request_id"] = Value::Null;
            assert_eq!(answer.body, missing.body, "{method} {tail}");
        }
    }
    assert_eq!(ada.get(&path).await.body, before);
}

async fn anothers_records_are_in_no_list_and_no_search(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    ada.keep(
        json!({"name": "Secret", "status": "using", "developer": "ada", "license": "mit", "notes": "hidden"}),
    )
    .await;
    for list in [
        "/models",
        "/models?status=using",
        "/models?developer=ada",
        "/models?license=permissive",
        "/models/search?q=%22hidden%22",
    ] {
        assert_eq!(eve.get(list).await.body.to_string(), NOTHING, "{list}");
        assert_eq!(ada.get(list).await.body["total"], 1, "{list}");
    }
}

async fn a_duplicate_is_one_of_ones_own(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let body = json!({"source": "lumen-labs/Aurora-7B"});
    let id = ada.keep(body.clone()).await;
    assert_eq!(eve.post("/models/autofill", body.clone()).await.body["duplicate_of"], Value::Null);
    assert_eq!(ada.post("/models/autofill", body).await.body["duplicate_of"], id);
}

async fn an_import_looks_at_ones_own_records_only(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let body = json!({"sources": ["lumen-labs/Aurora-7B"]});
    let hers = ada.post("/models/import", body.clone()).await.body;
    let other = eve.post("/models/import", body).await.body;
    assert_eq!(other["result"], "created");
    assert_ne!(hers["id"], other["id"]);
    assert_eq!((ada.total().await, eve.total().await), (1, 1));
}

async fn a_tag_of_anothers_finds_nothing(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    ada.keep(json!({"name": "a", "tags": ["shared", "hers"]})).await;
    eve.keep(json!({"name": "e", "tags": ["shared"]})).await;
    assert_eq!(eve.get("/models?tag=hers").await.body.to_string(), NOTHING);
    let shared = eve.get("/models?tag=shared").await.body;
    assert_eq!((&shared["total"], &shared["items"][0]["name"]), (&json!(1), &json!("e")));
    // A word that one of them no longer uses stays the other's.
    let id = eve.get("/models").await.body["items"][0]["id"].clone();
    eve.patch(&format!("/models/{id}"), json!({"tags": []})).await;
    assert_eq!(ada.get("/models?tag=shared").await.body["total"], 1);
}

async fn an_idempotency_key_is_its_persons(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let body = json!({"name": "Same"});
    let mut ids = Vec::new();
    for person in [&ada, &eve] {
        let request = person.request(Method::POST, "/models").header("idempotency-key", "same").json(&body);
        let answer = Answer::to(request).await;
        assert_eq!((answer.status, answer.header("idempotent-replayed")), (201, None));
        ids.push(answer.body["id"].clone());
    }
    assert_ne!(ids[0], ids[1]);
}

async fn a_cursor_of_anothers_gives_none_of_their_records(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    for name in ["a", "b", "c"] {
        ada.keep(json!({"name": name})).await;
    }
    eve.keep(json!({"name": "z"})).await;
    let cursor = ada.get("/models?sort=name&limit=1").await.body["next_cursor"].as_str().unwrap().to_owned();
    let list = eve.get(&format!("/models?sort=name&cursor={cursor}")).await.body;
    assert_eq!((&list["total"], list["items"].as_array().unwrap().len()), (&json!(1), 1));
    assert_eq!(list["items"][0]["name"], "z");
}

async fn every_person_has_a_workspace_of_their_own(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let workspace = |body: Value| body["workspace_id"].clone();
    let hers = workspace(ada.get("/auth/verify-token").await.body);
    let other = workspace(eve.get("/auth/verify-token").await.body);
    assert_ne!(hers, other);
    let id = ada.keep(json!({"name": "a"})).await;
    assert_eq!(workspace(ada.get(&format!("/models/{id}")).await.body), hers);
}
