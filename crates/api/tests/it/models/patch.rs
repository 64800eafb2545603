use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    what_is_absent_stays_what_is_null_is_emptied_what_has_a_value_is_written,
    every_field_can_be_emptied_but_the_name,
    what_a_person_writes_is_theirs_from_now_on,
    a_change_makes_a_new_revision,
    a_change_that_changes_nothing_makes_none,
    a_refused_patch_changes_nothing,
    what_only_the_server_writes_is_refused_by_name,
);

fn full() -> Value {
    json!({
        "name": "Zephyr", "developer": "northwind", "model_type": "llm", "status": "using", "parameters": 7,
        "license": "mit", "version": "1", "tags": ["a", "b"], "notes": "n", "source_links": ["https://example.org/"],
        "date_interacted": "2024-02-29", "favorite": true, "rating": 5,
    })
}

async fn what_is_absent_stays_what_is_null_is_emptied_what_has_a_value_is_written(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(full()).await;
    let patched = ada.patch(&format!("/models/{id}"), json!({"license": null, "rating": 1})).await;
    assert_eq!(patched.status, 200);
    let mut expected = full();
    expected["license"] = Value::Null;
    expected["rating"] = json!(1);
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&patched.body[field], value, "{field}");
    }
    assert_eq!(ada.get(&format!("/models/{id}")).await.body, patched.body);
}

async fn every_field_can_be_emptied_but_the_name(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(full()).await);
    let emptied = [
        ("developer", Value::Null),
        ("model_type", json!("other")),
        ("status", json!("wishlist")),
        ("parameters", Value::Null),
        ("license", Value::Null),
        ("version", Value::Null),
        ("tags", json!([])),
        ("notes", json!("")),
        ("source_links", json!([])),
        ("date_interacted", Value::Null),
        ("favorite", json!(false)),
        ("rating", Value::Null),
    ];
    for (field, empty) in emptied {
        let patched = ada.patch(&path, json!({field: null})).await;
        assert_eq!((patched.status, &patched.body[field]), (200, &empty), "{field}");
    }
    assert_eq!(ada.patch(&path, json!({"name": null})).await.problem(422), "name required");
}

async fn what_a_person_writes_is_theirs_from_now_on(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": "lumen-labs/Aurora-7B"})).await;
    let before = ada.get(&format!("/models/{id}")).await.body;
    let license = before["license"].clone();
    let patched =
        ada.patch(&format!("/models/{id}"), json!({"license": license, "parameters": null})).await.body;
    for (field, source) in
        [("license", "user"), ("parameters", "user"), ("name", "hub"), ("developer", "hub")]
    {
        assert_eq!(patched["provenance"][field]["source"], source, "{field}");
    }
    assert_eq!(patched["hub"], before["hub"]);
}

async fn a_change_makes_a_new_revision(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(full()).await);
    let before = ada.get(&path).await.body;
    let patched = ada.patch(&path, json!({"rating": 1})).await;
    assert_eq!((patched.header("etag"), &patched.body["revision"]), (Some("\"2\""), &json!(2)));
    assert_eq!(patched.body["created_at"], before["created_at"]);
    assert!(patched.body["updated_at"].as_str().unwrap() > before["updated_at"].as_str().unwrap());
}

async fn a_change_that_changes_nothing_makes_none(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(full()).await);
    let before = ada.get(&path).await.body;
    let patched = ada.patch(&path, json!({})).await;
    assert_eq!((patched.status, patched.header("etag")), (200, Some("\"1\"")));
    assert_eq!(patched.body, before);
}

async fn a_refused_patch_changes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(full()).await);
    let before = ada.get(&path).await.body;
    let refused = ada.patch(&path, json!({"name": "New", "tags": ["new"], "rating": 9})).await;
    assert_eq!(refused.problem(422), "rating out_of_range");
    assert_eq!(ada.get(&path).await.body, before);
}

async fn what_only_the_server_writes_is_refused_by_name(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(full()).await);
    for field in [
        "id",
        "workspace_id",
        "revision",
        "created_at",
        "updated_at",
        "deleted_at",
        "provenance",
        "hub",
        "hub_id",
        "owner_id",
        "source",
    ] {
        let refused = ada.patch(&path, json!({field: null})).await;
        assert_eq!(refused.problem(422), format!("{field} unknown_field"));
    }
}
