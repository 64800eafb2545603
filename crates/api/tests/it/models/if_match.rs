//! Nobody overwrites what they have not seen.

use reqwest::Method;
use serde_json::json;
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_stale_tag_is_refused_and_nothing_is_changed,
    the_current_tag_lets_a_change_through,
    a_star_is_any_revision,
    a_tag_that_no_revision_has_is_stale,
    a_tag_that_a_proxy_weakened_is_as_good,
    a_malformed_tag_is_refused_by_its_name,
    of_many_with_one_tag_only_the_first_gets_through,
    a_stale_tag_is_told_even_where_nothing_would_change,
);

async fn matched(user: &TestUser<'_>, method: &Method, path: &str, tag: &str) -> Answer {
    let request = user.request(method.clone(), path).header("if-match", tag);
    Answer::to(request.json(&json!({"name": "Changed"}))).await
}

/// A record at revision 2.
async fn record(user: &TestUser<'_>) -> String {
    let path = format!("/models/{}", user.keep(json!({"name": "Zephyr"})).await);
    assert_eq!(user.patch(&path, json!({"rating": 1})).await.status, 200);
    path
}

const METHODS: [Method; 3] = [Method::PATCH, Method::PUT, Method::DELETE];

async fn a_stale_tag_is_refused_and_nothing_is_changed(app: TestApp) {
    let ada = app.user("ada").await;
    let path = record(&ada).await;
    let before = ada.get(&path).await.body;
    for method in &METHODS {
        let answer = matched(&ada, method, &path, "\"1\"").await;
        answer.problem(412);
        assert_eq!(answer.body["code"], "stale_revision");
    }
    assert_eq!(ada.get(&path).await.body, before);
}

async fn the_current_tag_lets_a_change_through(app: TestApp) {
    let ada = app.user("ada").await;
    for method in &METHODS {
        let path = record(&ada).await;
        let status = matched(&ada, method, &path, "\"2\"").await.status;
        assert!(matches!(status, 200 | 204), "{method}: {status}");
    }
}

async fn a_star_is_any_revision(app: TestApp) {
    let ada = app.user("ada").await;
    for method in &METHODS {
        let path = record(&ada).await;
        let status = matched(&ada, method, &path, "*").await.status;
        assert!(matches!(status, 200 | 204), "{method}: {status}");
    }
}

async fn a_tag_that_no_revision_has_is_stale(app: TestApp) {
    let ada = app.user("ada").await;
    let path = record(&ada).await;
    for tag in ["\"3\"", "\"0\"", "\"-1\"", "\"abc\"", "\"\"", "\"99999999999999999999\""] {
        assert_eq!(matched(&ada, &Method::PATCH, &path, tag).await.status, 412, "{tag}");
    }
}

async fn a_tag_that_a_proxy_weakened_is_as_good(app: TestApp) {
    let ada = app.user("ada").await;
    let path = record(&ada).await;
    assert_eq!(matched(&ada, &Method::PATCH, &path, "W/\"2\"").await.status, 200);
    assert_eq!(matched(&ada, &Method::PATCH, &path, "W/\"2\"").await.status, 412);
}

async fn a_malformed_tag_is_refused_by_its_name(app: TestApp) {
    let ada = app.user("ada").await;
    let path = record(&ada).await;
    let before = ada.get(&path).await.body;
    for tag in ["2", "", "\"2", "'2'", "\"1\", \"2\"", "W/2", "zwölf", "\""] {
        for method in &METHODS {
            let answer = matched(&ada, method, &path, tag).await;
            assert_eq!(answer.problem(400), "If-Match malformed", "{tag}");
        }
    }
    assert_eq!(ada.get(&path).await.body, before);
}

async fn of_many_with_one_tag_only_the_first_gets_through(app: TestApp) {
    let ada = app.user("ada").await;
    let path = record(&ada).await;
    let patches = (0..8).map(|n| {
        let request = ada.request(Method::PATCH, &path).header("if-match", "\"2\"");
        Answer::to(request.json(&json!({"notes": format!("by {n}")})))
    });
    let answers = futures::future::join_all(patches).await;
    let through: Vec<_> = answers.iter().filter(|answer| answer.status == 200).collect();
    assert_eq!(through.len(), 1);
    assert!(answers.iter().all(|answer| matches!(answer.status, 200 | 412)));
    assert_eq!(ada.get(&path).await.body, through[0].body);
}

async fn a_stale_tag_is_told_even_where_nothing_would_change(app: TestApp) {
    let ada = app.user("ada").await;
    let path = record(&ada).await;
    let request = ada.request(Method::PATCH, &path).header("if-match", "\"1\"").json(&json!({}));
    assert_eq!(Answer::to(request).await.status, 412);
}
