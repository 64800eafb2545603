use super::{decision, entries, journal_of, log, write};
use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    the_latest_day_stands_first,
    a_journal_is_read_page_by_page,
    entries_of_one_kind_are_read_alone,
    a_page_that_is_known_is_not_sent_again,
    a_bad_page_is_refused_by_its_parameter,
);

fn on(day: &str) -> Value {
    json!({"kind": "log", "text": day, "day": day})
}

async fn the_latest_day_stands_first(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    for day in ["2026-02-01", "2025-12-31", "2026-03-01"] {
        write(&ada, &journal, on(day)).await;
    }
    let second = write(&ada, &journal, json!({"kind": "log", "text": "later", "day": "2026-02-01"})).await;
    let texts: Vec<_> = entries(&ada, &journal).await.iter().map(|entry| entry["text"].clone()).collect();
    assert_eq!(texts, ["2026-03-01", "later", "2026-02-01", "2025-12-31"]);
    ada.patch(&second, json!({"day": "2024-01-01"})).await;
    assert_eq!(entries(&ada, &journal).await[3]["text"], "later");
}

async fn a_journal_is_read_page_by_page(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    for day in ["2026-02-01", "2025-12-31", "2026-02-01", "2026-02-01", "2026-03-01"] {
        write(&ada, &journal, on(day)).await;
    }
    let all = entries(&ada, &journal).await;
    let (mut walked, mut sizes, mut before) = (Vec::new(), Vec::new(), String::new());
    loop {
        let page = ada.get(&format!("{journal}?limit=2{before}")).await.body;
        let items = page["items"].as_array().unwrap();
        sizes.push(items.len());
        walked.extend(items.iter().cloned());
        match page["next_before"].as_str() {
            Some(next) => before = format!("&before={next}"),
            None => break,
        }
        // The page after is behind this one whatever is written or removed meanwhile.
        write(&ada, &journal, on("2026-04-01")).await;
    }
    assert_eq!((walked, sizes), (all, vec![2, 2, 1]));
}

async fn entries_of_one_kind_are_read_alone(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    for body in [decision(), log(), decision()] {
        write(&ada, &journal, body).await;
    }
    for (kind, count) in [("decision", 2), ("log", 1)] {
        let found = entries(&ada, &format!("{journal}?kind={kind}")).await;
        assert_eq!(found.len(), count);
        assert!(found.iter().all(|entry| entry["kind"] == kind));
    }
    let page = ada.get(&format!("{journal}?kind=decision&limit=1")).await.body;
    let next = page["next_before"].as_str().unwrap();
    let page = ada.get(&format!("{journal}?kind=decision&limit=1&before={next}")).await.body;
    assert_eq!((page["items"].as_array().unwrap().len(), &page["next_before"]), (1, &Value::Null));
}

async fn a_page_that_is_known_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let path = write(&ada, &journal, log()).await;
    let seen = ada.get(&journal).await;
    assert_eq!(seen.header("cache-control"), Some("private, no-cache"));
    let tag = seen.header("etag").unwrap().to_owned();
    let again = async || Answer::to(ada.request(Method::GET, &journal).header("if-none-match", &tag)).await;
    assert_eq!((again().await.status, again().await.body), (304, Value::Null));
    ada.patch(&path, json!({"text": "ran it again"})).await;
    assert_eq!(again().await.body["items"][0]["text"], "ran it again");
}

async fn a_bad_page_is_refused_by_its_parameter(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    for (query, refusal) in [
        ("limit=0", "limit out_of_range"),
        ("limit=201", "limit out_of_range"),
        ("limit=x", "limit wrong_type"),
        ("before=x", "before malformed"),
        ("before=17", "before malformed"),
        ("before=2026-02-30.1", "before malformed"),
        ("before=2026-01-01.9223372036854775808", "before malformed"),
        ("kind=note", "kind unknown_value"),
        ("kind=decision,log", "kind unknown_value"),
        ("kind=log&kind=log", "kind repeated"),
        ("cursor=x", "cursor unknown_parameter"),
        ("workspace=1", "workspace unknown_parameter"),
    ] {
        assert_eq!(ada.get(&format!("{journal}?{query}")).await.problem(422), refusal, "{query}");
    }
    for before in ["1900-01-01.0", "2026-01-01.-9223372036854775808"] {
        let page = ada.get(&format!("{journal}?before={before}")).await;
        assert_eq!((page.status, &page.body["items"]), (200, &json!([])), "{before}");
    }
}
