use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    what_is_absent_is_emptied,
    a_record_needs_its_name,
    what_stays_the_same_keeps_its_provenance,
    what_get_gave_is_refused_and_the_field_is_named,
    the_writable_part_of_what_get_gave_changes_nothing,
    a_replaced_record_keeps_what_the_hub_states,
);

async fn what_is_absent_is_emptied(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!(
        "/models/{}",
        ada.keep(json!({"name": "Zephyr", "rating": 5, "tags": ["a"], "notes": "n", "status": "using"}))
            .await
    );
    let replaced = ada.put(&path, json!({"name": "Mistral", "license": "mit"})).await;
    assert_eq!((replaced.status, replaced.header("etag")), (200, Some("\"2\"")));
    let expected = json!({"name": "Mistral", "license": "mit", "rating": null, "tags": [], "notes": "", "status": "wishlist"});
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&replaced.body[field], value, "{field}");
    }
    assert_eq!(ada.get(&path).await.body, replaced.body);
}

async fn a_record_needs_its_name(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    for body in [json!({}), json!({"license": "mit"}), json!({"name": null})] {
        assert_eq!(ada.put(&path, body).await.problem(422), "name required");
    }
}

async fn what_stays_the_same_keeps_its_provenance(app: TestApp) {
    let ada = app.user("ada").await;
    let kept = ada.post("/models", json!({"source": "lumen-labs/Aurora-7B"})).await.body;
    let path = format!("/models/{}", kept["id"]);
    let replaced =
        ada.put(&path, json!({"name": kept["name"], "license": kept["license"], "parameters": 7})).await.body;
    for (field, source) in
        [("name", "hub"), ("license", "hub"), ("parameters", "user"), ("developer", "user")]
    {
        assert_eq!(replaced["provenance"][field]["source"], source, "{field}");
    }
}

async fn what_get_gave_is_refused_and_the_field_is_named(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    let read = ada.get(&path).await.body;
    let answer = ada.put(&path, read.clone()).await;
    let refused = answer.problem(422);
    let field = refused.strip_suffix(" unknown_field").unwrap();
    assert!(read.get(field).is_some(), "{refused}");
    assert_eq!(ada.get(&path).await.body, read);
}

async fn the_writable_part_of_what_get_gave_changes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!(
        "/models/{}",
        ada.keep(json!({"source": "lumen-labs/Aurora-7B-Instruct", "rating": 4})).await
    );
    let read = ada.get(&path).await.body;
    let writable = [
        "name",
        "developer",
        "model_type",
        "status",
        "parameters",
        "license",
        "version",
        "tags",
        "notes",
        "source_links",
        "date_interacted",
        "favorite",
        "rating",
    ];
    let body: Value = writable
        .iter()
        .map(|field| ((*field).to_owned(), read[field].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let replaced = ada.put(&path, body).await;
    assert_eq!((replaced.status, replaced.body), (200, read));
}

async fn a_replaced_record_keeps_what_the_hub_states(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"source": "lumen-labs/Aurora-7B"})).await);
    let before = ada.get(&path).await.body;
    let replaced = ada.put(&path, json!({"name": "Mine"})).await.body;
    assert_eq!((&replaced["hub"], &replaced["hub_id"]), (&before["hub"], &before["hub_id"]));
}
