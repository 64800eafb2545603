use reqwest::Method;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    anybody_may_read_what_the_installation_can,
    the_values_of_meta_are_the_ones_that_records_take,
    the_limits_of_meta_are_the_ones_that_are_enforced,
);

async fn meta(app: &TestApp) -> serde_json::Value {
    let answer = Answer::to(app.anonymous(Method::GET, "/api/v1/meta")).await;
    assert_eq!(answer.status, 200);
    answer.body
}

async fn anybody_may_read_what_the_installation_can(app: TestApp) {
    let meta = meta(&app).await;
    assert_eq!(meta["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(meta["statuses"].as_array().unwrap().len(), 5);
    assert_eq!(meta["model_types"].as_array().unwrap().len(), 28);
    assert_eq!(meta["licenses"]["apache-2.0"], "permissive");
    assert_eq!(meta["features"]["hub_token"], false);
}

async fn the_values_of_meta_are_the_ones_that_records_take(app: TestApp) {
    let (meta, ada) = (meta(&app).await, app.user("ada").await);
    for (field, values) in [("status", &meta["statuses"]), ("model_type", &meta["model_types"])] {
        for value in values.as_array().unwrap() {
            let answer = ada.post("/models", serde_json::json!({"name": "x", field: value})).await;
            assert_eq!((answer.status, &answer.body[field]), (201, value));
        }
    }
    for sort in meta["sorts"].as_array().unwrap() {
        assert_eq!(ada.get(&format!("/models?sort={}", sort.as_str().unwrap())).await.status, 200);
    }
}

async fn the_limits_of_meta_are_the_ones_that_are_enforced(app: TestApp) {
    let (meta, ada) = (meta(&app).await, app.user("ada").await);
    let limit = |name: &str| usize::try_from(meta["limits"][name].as_u64().unwrap()).unwrap();
    let record = |over: usize| {
        let tags: Vec<String> = (0..limit("tags") + over).map(|n| format!("tag {n}")).collect();
        let links: Vec<String> =
            (0..limit("source_links") + over).map(|n| format!("https://example.org/{n}")).collect();
        serde_json::json!({
            "name": "n".repeat(limit("name_chars") + over),
            "parameters": limit("parameters") + over,
            "notes": "é".repeat(limit("notes_bytes") / 2) + &"x".repeat(over),
            "tags": tags,
            "source_links": links,
        })
    };
    assert_eq!(ada.post("/models", record(0)).await.status, 201);
    let refused = ada.post("/models", record(1)).await;
    refused.problem(422);
    let refused = refused.refusals().join(", ");
    let expected =
        "name too_long, parameters out_of_range, tags too_many, notes too_long, source_links too_many";
    assert_eq!(refused, expected);
    let page = limit("page");
    assert_eq!(ada.get(&format!("/models?limit={page}")).await.status, 200);
    assert_eq!(ada.get(&format!("/models?limit={}", page + 1)).await.status, 422);
}
