use serde_json::json;
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    a_search_needs_words,
    a_record_is_found_by_any_of_its_texts,
    all_words_must_be_found_in_whatever_order,
    case_does_not_matter_in_any_script,
    percent_and_underscore_and_backslash_stand_for_nothing,
    a_changed_text_is_found_and_the_former_is_not,
    a_search_takes_the_filters_of_a_list,
    words_that_look_like_sql_are_words,
);

/// The names that a search shows, in the order in which they were added.
async fn found(user: &TestUser<'_>, words: &str) -> Vec<String> {
    let request = user.request(reqwest::Method::GET, "/models/search?sort=created_at").query(&[("q", words)]);
    let list = trackml_testkit::test_app::Answer::to(request).await;
    assert_eq!(list.status, 200, "{words}: {}", list.body);
    list.body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["name"].as_str().unwrap().to_owned())
        .collect()
}

async fn a_search_needs_words(app: TestApp) {
    let ada = app.user("ada").await;
    for path in ["/models/search", "/models/search?q=", "/models/search?q=%20", "/models/search?status=using"]
    {
        let answer = ada.get(path).await;
        assert_eq!(answer.problem(422), "q required", "{path}");
    }
}

async fn a_record_is_found_by_any_of_its_texts(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({
        "name": "Zephyr", "developer": "Northwind", "license": "our-terms", "version": "2507",
        "tags": ["to-read"], "notes": "Better at *haiku* than most.", "source_links": ["https://blog.example.org/zephyr-review"],
    }))
    .await;
    ada.keep(
        json!({"name": "Other", "source": "lumen-labs/Aurora-7B-Instruct", "tags": [], "source_links": []}),
    )
    .await;
    for word in ["zephyr", "northw", "our-terms", "2507", "to-read", "haiku", "blog.example"] {
        assert_eq!(found(&ada, word).await, ["Zephyr"], "{word}");
    }
    assert_eq!(found(&ada, "lumen-labs/aurora").await, ["Other"]);
    assert_eq!(found(&ada, "nowhere").await, Vec::<String>::new());
}

async fn all_words_must_be_found_in_whatever_order(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "Zephyr", "notes": "small"})).await;
    ada.keep(json!({"name": "Mistral", "notes": "small"})).await;
    assert_eq!(found(&ada, "small zephyr").await, ["Zephyr"]);
    assert_eq!(found(&ada, "  small\t").await, ["Zephyr", "Mistral"]);
    assert_eq!(found(&ada, "zephyr mistral").await, Vec::<String>::new());
}

async fn case_does_not_matter_in_any_script(app: TestApp) {
    let ada = app.user("ada").await;
    for name in ["ÉCOLE", "Дельфин", "ΩMEGA", "straße"] {
        ada.keep(json!({"name": name})).await;
    }
    for (words, name) in
        [("école", "ÉCOLE"), ("ДЕЛЬФИН", "Дельфин"), ("ωmega", "ΩMEGA"), ("STRAßE", "straße")]
    {
        assert_eq!(found(&ada, words).await, [name], "{words}");
    }
}

async fn percent_and_underscore_and_backslash_stand_for_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    for name in ["100% local", "1000 local", "a_b", "axb", r"c\d", "cd"] {
        ada.keep(json!({"name": name})).await;
    }
    for (words, name) in [
        ("100%", "100% local"),
        ("a_b", "a_b"),
        (r"c\d", r"c\d"),
        ("100% _ &", "100% local"),
        ("a % b", "a_b"),
    ] {
        assert_eq!(found(&ada, words).await, [name], "{words}");
    }
}

async fn a_changed_text_is_found_and_the_former_is_not(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"name": "Zephyr", "tags": ["old"]})).await;
    ada.patch(&format!("/models/{id}"), json!({"tags": ["new"], "notes": "fresh"})).await;
    assert_eq!(found(&ada, "old").await, Vec::<String>::new());
    assert_eq!(found(&ada, "new fresh").await, ["Zephyr"]);
    ada.delete(&format!("/models/{id}")).await;
    assert_eq!(found(&ada, "new").await, Vec::<String>::new());
}

async fn a_search_takes_the_filters_of_a_list(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "Zephyr one", "status": "using"})).await;
    ada.keep(json!({"name": "Zephyr two"})).await;
    let list = ada.get("/models/search?q=zephyr&status=using").await.body;
    assert_eq!((&list["total"], &list["items"][0]["name"]), (&json!(1), &json!("Zephyr one")));
}

async fn words_that_look_like_sql_are_words(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "O'Neil; --"})).await;
    assert_eq!(found(&ada, "o'neil; --").await, ["O'Neil; --"]);
    assert_eq!(found(&ada, "' OR '1'='1").await, Vec::<String>::new());
    assert_eq!(found(&ada, "\"*\" NEAR( b").await, Vec::<String>::new());
}
