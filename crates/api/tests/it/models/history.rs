use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    the_history_tells_what_happened_the_latest_first,
    a_record_of_the_hub_tells_of_which_model,
    a_history_is_read_page_by_page,
    a_change_that_changes_nothing_leaves_no_trace,
    a_bad_page_is_refused_by_its_parameter,
);

async fn events(user: &TestUser<'_>, path: &str) -> Vec<Value> {
    let history = user.get(&format!("{path}/history")).await;
    assert_eq!(history.status, 200, "{}", history.body);
    history.body["items"].as_array().unwrap().clone()
}

async fn the_history_tells_what_happened_the_latest_first(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    ada.patch(&path, json!({"status": "using"})).await;
    ada.patch(&path, json!({"rating": 4})).await;
    ada.patch(&path, json!({"rating": null})).await;

    let mut events = events(&ada, &path).await;
    let person = ada.get("/auth/verify-token").await.body["user"]["id"].clone();
    for event in &mut events {
        let event = event.as_object_mut().unwrap();
        assert_eq!(event.remove("user_id").unwrap(), person);
        assert!(event.remove("id").unwrap().is_i64() && event.remove("at").unwrap().is_string());
        // Whose that was which stood before, and since when.
        event.remove("was");
        event.remove("since");
        assert_eq!(event.remove("revertible").unwrap(), event["kind"] != "created");
    }
    let expected = [
        json!({"kind": "field_edited", "field": "rating", "from": 4, "to": null, "source": "user"}),
        json!({"kind": "field_edited", "field": "rating", "from": null, "to": 4, "source": "user"}),
        json!({"kind": "status_changed", "from": "wishlist", "to": "using"}),
        json!({"kind": "created", "hub_id": null}),
    ];
    assert_eq!(events, expected);
}

async fn a_record_of_the_hub_tells_of_which_model(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"source": "aurora-7b"})).await);
    assert_eq!(events(&ada, &path).await[0]["hub_id"], "lumen-labs/Aurora-7B-Instruct");
}

async fn a_history_is_read_page_by_page(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    for stars in [1, 2, 3, 4] {
        ada.patch(&path, json!({"rating": stars})).await;
    }
    let all = events(&ada, &path).await;
    let mut walked: Vec<Value> = Vec::new();
    let mut before = String::new();
    let mut sizes = Vec::new();
    loop {
        let page = ada.get(&format!("{path}/history?limit=2{before}")).await.body;
        let items = page["items"].as_array().unwrap();
        sizes.push(items.len());
        walked.extend(items.iter().cloned());
        match page["next_before"].as_i64() {
            Some(next) => before = format!("&before={next}"),
            None => break,
        }
    }
    assert_eq!((walked, sizes), (all, vec![2, 2, 1]));
}

async fn a_change_that_changes_nothing_leaves_no_trace(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    ada.patch(&path, json!({"name": "Zephyr"})).await;
    ada.put(&path, json!({"name": "Zephyr"})).await;
    assert_eq!(events(&ada, &path).await.len(), 1);
}

async fn a_bad_page_is_refused_by_its_parameter(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}/history", ada.keep(json!({"name": "Zephyr"})).await);
    for (query, refusal) in [
        ("limit=0", "limit out_of_range"),
        ("limit=201", "limit out_of_range"),
        ("limit=x", "limit wrong_type"),
        ("before=x", "before malformed"),
        ("before=9223372036854775808", "before malformed"),
        ("after=1", "after unknown_parameter"),
        ("limit=1&limit=2", "limit repeated"),
    ] {
        assert_eq!(ada.get(&format!("{path}?{query}")).await.problem(422), refusal, "{query}");
    }
    for query in ["before=0", "before=-9223372036854775808"] {
        assert_eq!(ada.get(&format!("{path}?{query}")).await.body["items"], json!([]), "{query}");
    }
}
