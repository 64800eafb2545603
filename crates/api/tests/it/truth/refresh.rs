use crate::truth::{AURORA, kept_before};
use serde_json::json;
use trackml_testkit::stub_hub::Fault;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    a_refresh_tells_field_by_field_and_takes_what_nobody_wrote,
    a_preview_stores_nothing,
    a_persons_word_stays_unless_they_accept_the_other,
    what_is_declined_stays_this_time,
    what_is_gone_is_told_found_and_may_be_seen,
    a_record_that_is_not_on_the_hub_has_nothing_to_refresh,
    the_hubs_failure_changes_nothing,
    a_wrong_choice_is_refused_by_its_field,
    a_look_that_finds_nothing_new_leaves_the_etag,
);

async fn a_refresh_tells_field_by_field_and_takes_what_nobody_wrote(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let answer = ada.post(&format!("{path}/refresh"), json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let license = &answer.body["fields"].as_array().unwrap().iter().find(|diff| diff["field"] == "license");
    assert_eq!(
        license.unwrap(),
        &json!({"field": "license", "current": "gemma", "hub": "apache-2.0", "source": "hub", "locked": false, "outcome": "take"})
    );
    let changes: Vec<&str> =
        answer.body["upstream"].as_array().unwrap().iter().map(|c| c["what"].as_str().unwrap()).collect();
    assert_eq!(changes, ["license", "sha"]);
    assert_eq!(answer.body["model"]["license"], "apache-2.0");
    assert_eq!(answer.body["model"]["upstream"]["unseen"][0]["to"], "apache-2.0");
    let history = ada.get(&format!("{path}/history")).await;
    let refreshed =
        history.body["items"].as_array().unwrap().iter().find(|event| event["kind"] == "refreshed");
    let refreshed = refreshed.unwrap();
    assert_eq!((&refreshed["id"], &refreshed["revertible"]), (&answer.body["event_id"], &json!(true)));
    assert_eq!(refreshed["changes"].as_array().unwrap().len(), 2);
    assert_eq!(refreshed.get("replaced"), None);
    assert_eq!(ada.get("/models?q=is:changed").await.body["total"], 1);
    let seen = ada.post(&format!("{path}/upstream/seen"), json!(null)).await;
    assert_eq!(seen.body["upstream"]["unseen"], json!([]));
    assert_eq!(ada.get("/models?q=is:changed").await.body["total"], 0);
}

async fn a_preview_stores_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let before = ada.get(&path).await.body;
    let preview = ada.post(&format!("{path}/refresh"), json!({"preview": true})).await;
    assert_eq!((&preview.body["preview"], &preview.body["event_id"]), (&json!(true), &json!(null)));
    assert!(!preview.body["fields"].as_array().unwrap().is_empty());
    assert_eq!((&preview.body["model"], &ada.get(&path).await.body), (&before, &before));
}

async fn a_persons_word_stays_unless_they_accept_the_other(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    ada.patch(&path, json!({"license": "mit", "tags": ["mine"]})).await;
    let refreshed = ada.post(&format!("{path}/refresh"), json!({})).await.body;
    assert_eq!(
        (&refreshed["model"]["license"], &refreshed["model"]["tags"]),
        (&json!("mit"), &json!(["mine"]))
    );
    let refreshed = ada.post(&format!("{path}/refresh"), json!({"accept": ["license"]})).await.body;
    assert_eq!(
        (&refreshed["model"]["license"], &refreshed["model"]["tags"]),
        (&json!("apache-2.0"), &json!(["mine"]))
    );
    assert_eq!(refreshed["model"]["provenance"]["license"]["source"], "hub");
}

async fn what_is_declined_stays_this_time(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let refreshed = ada.post(&format!("{path}/refresh"), json!({"decline": ["license"]})).await.body;
    assert_eq!(refreshed["model"]["license"], "gemma");
    assert_eq!(ada.post(&format!("{path}/refresh"), json!({})).await.body["model"]["license"], "apache-2.0");
}

async fn what_is_gone_is_told_found_and_may_be_seen(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    app.hub.inject(AURORA, Fault::Disabled);
    let gone = ada.post(&format!("{path}/refresh"), json!({})).await;
    assert_eq!(gone.status, 200, "{}", gone.body);
    assert_eq!(gone.body["upstream"], json!([{"what": "gone", "from": null, "to": null}]));
    assert!(gone.body["model"]["upstream"]["gone_since"].is_string());
    assert_eq!(gone.body["model"]["license"], "gemma");
    assert_eq!(ada.get("/models?q=is:gone").await.body["total"], 1);
    app.hub.clear();
    let back = ada.post(&format!("{path}/refresh"), json!({})).await;
    assert_eq!(back.body["model"]["upstream"]["gone_since"], json!(null));
    assert_eq!(ada.get("/models?q=is:gone").await.body["total"], 0);
}

async fn a_record_that_is_not_on_the_hub_has_nothing_to_refresh(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "In-house"})).await;
    let answer = ada.post(&format!("/models/{id}/refresh"), json!({})).await;
    answer.problem(409);
    assert_eq!(answer.body["code"], "not_on_hub");
    assert_eq!(ada.get(&format!("/models/{id}")).await.body["upstream"], json!(null));
}

async fn the_hubs_failure_changes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let before = ada.get(&path).await.body;
    app.hub.inject(AURORA, Fault::Unavailable);
    let answer = ada.post(&format!("{path}/refresh"), json!({})).await;
    answer.problem(503);
    assert!(answer.header("retry-after").is_some());
    assert_eq!(ada.get(&path).await.body, before);
}

async fn a_wrong_choice_is_refused_by_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    let refused = async |body| {
        let answer = ada.post(&format!("{path}/refresh"), body).await;
        answer.problem(422);
        answer.refusals()
    };
    assert_eq!(refused(json!({"accept": ["licence"]})).await, ["accept[0] unknown_value"]);
    assert_eq!(refused(json!({"accept": ["name"], "decline": ["name"]})).await, ["decline contradiction"]);
    ada.put(&format!("{path}/locks/license"), json!(null)).await;
    assert_eq!(refused(json!({"accept": ["license"]})).await, ["accept locked"]);
}

async fn a_look_that_finds_nothing_new_leaves_the_etag(app: TestApp) {
    let ada = app.user("ada").await;
    let path = kept_before(&app, &ada).await;
    ada.post(&format!("{path}/refresh"), json!({})).await;
    let before = ada.get(&path).await;
    let again = ada.post(&format!("{path}/refresh"), json!({})).await;
    assert_eq!((&again.body["event_id"], &again.body["fields"]), (&json!(null), &json!([])));
    let after = ada.get(&path).await;
    assert_eq!(after.header("etag"), before.header("etag"));
    assert_eq!(after.body["updated_at"], before.body["updated_at"]);
}
