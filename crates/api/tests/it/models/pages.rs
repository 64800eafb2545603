//! Every sort in both directions, page by page.

use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    pages_of_two_give_every_record_exactly_once,
    numbers_are_sorted_and_what_lacks_one_comes_last,
    names_are_sorted_without_regard_to_case,
    a_record_that_is_added_meanwhile_moves_no_page,
    pages_of_a_filtered_list_stay_filtered,
    pages_of_a_search_stay_a_search,
);

/// Seven records, with ties and gaps in everything that can be sorted by.
async fn shelf(user: &TestUser<'_>) {
    for record in [
        json!({"name": "delta", "developer": "one", "parameters": 7_000_000_000_u64, "date_interacted": "2024-05-01"}),
        json!({"name": "Alpha", "developer": "Two", "parameters": 70_000_000_000_u64, "date_interacted": "2024-05-01"}),
        json!({"name": "alpha"}),
        json!({"name": "Éclair", "developer": "one", "parameters": 1}),
        json!({"name": "beta", "parameters": 7_000_000_000_u64, "date_interacted": "2023-01-31"}),
        json!({"name": "100%", "developer": "two", "date_interacted": "2025-12-31"}),
        json!({"name": "delta", "parameters": 2_000_000_000_000_u64}),
    ] {
        user.keep(record).await;
    }
}

/// All pages of a list, one behind the other.
async fn walk(user: &TestUser<'_>, path: &str, total: u64) -> Vec<Value> {
    let mut items = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = user.get(&format!("{path}&cursor={cursor}")).await;
        assert_eq!((page.status, &page.body["total"]), (200, &json!(total)), "{}", page.body);
        items.extend(page.body["items"].as_array().unwrap().iter().cloned());
        assert!(items.len() <= 100, "the pages do not end");
        match page.body["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return items,
        }
    }
}

fn field(items: &[Value], field: &str) -> Vec<Value> {
    items.iter().map(|item| item[field].clone()).collect()
}

async fn pages_of_two_give_every_record_exactly_once(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    for sort in ["name", "developer", "parameters", "created_at", "updated_at", "date_interacted"] {
        for sort in [sort.to_owned(), format!("-{sort}")] {
            let whole = ada.get(&format!("/models?sort={sort}")).await.body;
            assert_eq!(whole["next_cursor"], Value::Null);
            for limit in [1, 2, 6, 7] {
                let walked = walk(&ada, &format!("/models?sort={sort}&limit={limit}"), 7).await;
                assert_eq!(Value::Array(walked), whole["items"], "{sort} by {limit}");
            }
            let mut ids = field(whole["items"].as_array().unwrap(), "id");
            ids.sort_by_key(Value::as_i64);
            ids.dedup();
            assert_eq!(ids.len(), 7, "{sort}");
        }
    }
}

async fn numbers_are_sorted_and_what_lacks_one_comes_last(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let mut counts = [1_u64, 7_000_000_000, 7_000_000_000, 70_000_000_000, 2_000_000_000_000];
    for sort in ["parameters", "-parameters"] {
        let list = walk(&ada, &format!("/models?sort={sort}&limit=2"), 7).await;
        let mut expected: Vec<Value> = counts.iter().map(|count| json!(count)).collect();
        expected.extend([Value::Null, Value::Null]);
        assert_eq!(field(&list, "parameters"), expected, "{sort}");
        counts.reverse();
    }
}

async fn names_are_sorted_without_regard_to_case(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let list = walk(&ada, "/models?sort=name&limit=2", 7).await;
    let folded: Vec<String> =
        field(&list, "name").iter().map(|name| name.as_str().unwrap().to_lowercase()).collect();
    assert_eq!(folded, ["100%", "alpha", "alpha", "beta", "delta", "delta", "éclair"]);
}

async fn a_record_that_is_added_meanwhile_moves_no_page(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let first = ada.get("/models?limit=3").await.body;
    ada.keep(json!({"name": "new"})).await;
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = ada.get(&format!("/models?limit=200&cursor={cursor}")).await.body;
    let names = [
        field(first["items"].as_array().unwrap(), "name"),
        field(second["items"].as_array().unwrap(), "name"),
    ];
    assert_eq!(names.concat(), ["delta", "100%", "beta", "Éclair", "alpha", "Alpha", "delta"]);
}

async fn pages_of_a_filtered_list_stay_filtered(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let list = walk(&ada, "/models?developer=one,two&sort=developer&limit=1", 4).await;
    assert_eq!(field(&list, "name"), ["delta", "Éclair", "Alpha", "100%"]);
}

async fn pages_of_a_search_stay_a_search(app: TestApp) {
    let ada = app.user("ada").await;
    shelf(&ada).await;
    let list = walk(&ada, "/models/search?q=alpha&sort=created_at&limit=1", 2).await;
    assert_eq!(field(&list, "name"), ["Alpha", "alpha"]);
}
