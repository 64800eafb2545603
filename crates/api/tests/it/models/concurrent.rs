//! Changes that come at once, from people who do not say what they have seen.

use futures::future::join_all;
use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    twenty_patches_at_once_lose_no_field,
    twenty_patches_of_one_field_leave_one_whole_value,
    records_that_are_kept_at_once_are_all_kept,
    of_many_who_delete_a_record_one_does,
);

async fn twenty_patches_at_once_lose_no_field(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    let fields = json!({
        "name": "Zephyr 2", "developer": "northwind", "model_type": "llm", "status": "using", "parameters": 7,
        "license": "mit", "version": "1", "tags": ["a", "b"], "notes": "n", "source_links": ["https://example.org/"],
        "date_interacted": "2024-02-29", "favorite": true, "rating": 5,
    });
    let fields = fields.as_object().unwrap();
    // There are thirteen fields: seven of them are written twice, with the same value.
    let patches =
        fields.iter().cycle().take(20).map(|(field, value)| ada.patch(&path, json!({field: value})));
    let statuses: Vec<u16> = join_all(patches).await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [200; 20]);
    let read = ada.get(&path).await.body;
    for (field, value) in fields {
        assert_eq!(&read[field], value, "{field}");
        assert_eq!(read["provenance"][field]["source"], "user", "{field}");
    }
    let history = ada.get(&format!("{path}/history?limit=200")).await.body;
    assert_eq!(history["items"].as_array().unwrap().len(), 1 + fields.len());
}

async fn twenty_patches_of_one_field_leave_one_whole_value(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    let patches = (0..20).map(|n| ada.patch(&path, json!({"tags": [format!("a{n}"), format!("b{n}")]})));
    let statuses: Vec<u16> = join_all(patches).await.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [200; 20]);
    let read = ada.get(&path).await.body;
    let tags: Vec<&str> = read["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
    assert_eq!((tags.len(), tags[0][1..].to_owned()), (2, tags[1][1..].to_owned()));
    assert_eq!(read["revision"], 21);
}

async fn records_that_are_kept_at_once_are_all_kept(app: TestApp) {
    let ada = app.user("ada").await;
    let names: Vec<String> = (0..20).map(|n| format!("model {n:02}")).collect();
    let kept = names.iter().map(|name| ada.post("/models", json!({"name": name, "tags": ["shared", name]})));
    assert!(join_all(kept).await.iter().all(|answer| answer.status == 201));
    let list = ada.get("/models?sort=name&tag=shared").await.body;
    let listed: Vec<&Value> = list["items"].as_array().unwrap().iter().map(|item| &item["name"]).collect();
    assert_eq!(listed, names.iter().collect::<Vec<_>>());
}

async fn of_many_who_delete_a_record_one_does(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    let mut statuses: Vec<u16> =
        join_all((0..8).map(|_| ada.delete(&path))).await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 404, 404, 404, 404, 404, 404, 404]);
    assert_eq!(ada.total().await, 0);
}
