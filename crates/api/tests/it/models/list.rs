use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    an_empty_shelf_is_an_empty_list,
    a_list_shows_the_latest_first,
    a_list_is_narrowed_by_status,
    a_list_is_narrowed_by_type,
    a_list_is_narrowed_by_every_tag,
    a_list_is_narrowed_by_developer_in_any_case,
    a_list_is_narrowed_by_license_or_its_class,
    filters_work_together_and_the_total_counts_what_they_leave,
    an_item_carries_all_but_the_long_texts,
    an_empty_parameter_is_as_good_as_none,
);

/// Five records: a, b, c, d, e.
async fn shelf(user: &TestUser<'_>) {
    for record in [
        json!({"name": "a", "status": "using", "model_type": "llm", "tags": ["code", "small"], "developer": "Lumen Labs", "license": "apache-2.0"}),
        json!({"name": "b", "status": "using", "model_type": "vision", "tags": ["code"], "developer": "Ørsted", "license": "MIT"}),
        json!({"name": "c", "status": "tried", "model_type": "llm", "tags": ["small"], "developer": "northwind", "license": "cc-by-nc-4.0"}),
        json!({"name": "d", "status": "archived", "model_type": "embedding", "developer": "A, B & C", "license": "Own terms"}),
        json!({"name": "e"}),
    ] {
        user.keep(record).await;
    }
}

/// The names that a list with these parameters shows, sorted by name.
async fn names(user: &TestUser<'_>, parameters: &str) -> String {
    let list = user.get(&format!("/models?sort=name&{parameters}")).await;
    assert_eq!(list.status, 200, "{parameters}: {}", list.body);
    let items = list.body["items"].as_array().unwrap();
    assert_eq!(list.body["total"], items.len(), "{parameters}");
    items.iter().map(|item| item["name"].as_str().unwrap()).collect()
}

async fn check(app: &TestApp, expected: &[(&str, &str)]) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    for (parameters, shown) in expected {
        assert_eq!(names(&ada, parameters).await, *shown, "{parameters}");
    }
}

async fn an_empty_shelf_is_an_empty_list(app: TestApp) {
    let list = app.user("ada").await.get("/models").await;
    assert_eq!(list.status, 200);
    assert_eq!(list.body, json!({"items": [], "next_cursor": null, "total": 0}));
}

async fn a_list_shows_the_latest_first(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let list = ada.get("/models").await.body;
    let names: String =
        list["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect();
    assert_eq!(names, "edcba");
}

async fn a_list_is_narrowed_by_status(app: TestApp) {
    let expected = [
        ("status=using", "ab"),
        ("status=using,tried", "abc"),
        ("status=using&status=wishlist", "abe"),
        ("status=studying", ""),
    ];
    check(&app, &expected).await;
}

async fn a_list_is_narrowed_by_type(app: TestApp) {
    let expected = [("type=llm", "ac"), ("type=llm,%20vision", "abc"), ("type=other", "e"), ("type=ner", "")];
    check(&app, &expected).await;
}

async fn a_list_is_narrowed_by_every_tag(app: TestApp) {
    let expected = [
        ("tag=code", "ab"),
        ("tag=CODE", "ab"),
        ("tag=code,small", "a"),
        ("tag=code&tag=small", "a"),
        ("tag=cod", ""),
    ];
    check(&app, &expected).await;
}

async fn a_list_is_narrowed_by_developer_in_any_case(app: TestApp) {
    let expected = [
        ("developer=lumen+labs", "a"),
        ("developer=LUMEN%20LABS,NorthWind", "ac"),
        ("developer=%C3%B8RSTED", "b"),
        ("developer=lumen", ""),
    ];
    check(&app, &expected).await;
}

async fn a_list_is_narrowed_by_license_or_its_class(app: TestApp) {
    let expected = [
        ("license=mit", "b"),
        ("license=APACHE-2.0,mit", "ab"),
        ("license=permissive", "ab"),
        ("license=non_commercial", "c"),
        ("license=permissive,non_commercial", "abc"),
        ("license=own%20terms", "d"),
    ];
    check(&app, &expected).await;
}

async fn filters_work_together_and_the_total_counts_what_they_leave(app: TestApp) {
    let expected = [
        ("status=using&type=llm", "a"),
        ("status=using&tag=code&license=mit", "b"),
        ("type=llm,vision&license=permissive&q=b", "b"),
        ("status=archived&type=llm", ""),
    ];
    check(&app, &expected).await;
}

async fn an_item_carries_all_but_the_long_texts(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": "lumen-labs/Aurora-7B-Instruct", "notes": "long"})).await;
    let mut whole = ada.get(&format!("/models/{id}")).await.body;
    for long in ["notes", "hub", "provenance", "locked_fields", "upstream"] {
        whole.as_object_mut().unwrap().remove(long).unwrap();
    }
    let list = ada.get("/models").await.body;
    assert_eq!(list["items"], Value::Array(vec![whole]));
}

async fn an_empty_parameter_is_as_good_as_none(app: TestApp) {
    check(&app, &[("q=&status=&type=&tag=&developer=&license=&limit=&cursor=", "abcde")]).await;
}
