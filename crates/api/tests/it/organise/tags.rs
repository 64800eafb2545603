//! The list of tags.

use super::{found, has_a_tag, ids_found, tagged};
use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    tags_are_listed_with_their_records_and_their_query,
    the_query_of_a_tag_finds_its_records,
    tags_are_completed_by_any_of_their_words,
    an_unchanged_list_is_not_sent_again,
    bad_parameters_are_refused_by_name,
    a_workspaces_tags_are_for_its_members,
);

/// The names that a list shows.
async fn names(user: &TestUser<'_>, parameters: &str) -> Vec<String> {
    let list = user.get(&format!("/tags{parameters}")).await;
    assert_eq!(list.status, 200, "{parameters}: {}", list.body);
    let items = list.body["items"].as_array().unwrap();
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

async fn tags_are_listed_with_their_records_and_their_query(app: TestApp) {
    let ada = app.user("ada").await;
    assert_eq!(ada.get("/tags").await.body, json!({"items": [], "next_cursor": null, "total": 0}));
    let [_, _, trashed] = tagged(&ada, [&["to read", "code"], &["code"], &["code", "gone"]]).await;
    ada.delete(&format!("/models/{trashed}")).await;
    ada.patch("/tags/code", json!({"color": "#2F6FDE"})).await;
    let expected = json!({
        "items": [
            {"name": "code", "color": "#2f6fde", "models": 2, "query": "tag:code"},
            {"name": "to read", "color": null, "models": 1, "query": "tag:\"to read\""},
        ],
        "next_cursor": null,
        "total": 2,
    });
    assert_eq!(ada.get("/tags").await.body, expected);
}

async fn the_query_of_a_tag_finds_its_records(app: TestApp) {
    let ada = app.user("ada").await;
    let awkward = [
        "a/b",
        "100%",
        "c++",
        "to read",
        "🦙",
        "say \"hi\"",
        "a,b",
        "(x)",
        "-not",
        "tag:x",
        "back\\slash",
        "or",
        "*",
        "…",
    ];
    for name in awkward {
        ada.keep(json!({"name": "x", "tags": [name]})).await;
    }
    let list = ada.get("/tags").await.body;
    for item in list["items"].as_array().unwrap() {
        let query = item["query"].as_str().unwrap();
        let found = found(&ada, query).await;
        assert_eq!(
            (&found["total"], &found["items"][0]["tags"]),
            (&json!(1), &json!([item["name"]])),
            "{query}"
        );
    }
    assert_eq!(list["total"], awkward.len());
}

async fn tags_are_completed_by_any_of_their_words(app: TestApp) {
    let ada = app.user("ada").await;
    tagged(&ada, [&["to read", "reading", "bread", "code"], &["code"]]).await;
    assert_eq!(names(&ada, "?start=re").await, ["reading", "to read"]);
    assert_eq!(names(&ada, "?start=RE").await, ["reading", "to read"]);
    assert_eq!(names(&ada, "?start=to%20re").await, ["to read"]);
    assert_eq!(names(&ada, "?start=nowhere").await, Vec::<String>::new());
    assert_eq!(names(&ada, "?start=").await.len(), 4);
    assert_eq!(names(&ada, "?limit=1").await, ["code"]);
    assert_eq!(names(&ada, "?limit=1000").await, ["code", "bread", "reading", "to read"]);
}

async fn an_unchanged_list_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    tagged(&ada, [&["code"]]).await;
    has_a_tag(&ada, "/tags").await;
    let before = ada.get("/tags").await.header("etag").unwrap().to_owned();
    ada.patch("/tags/code", json!({"color": "#2f6fde"})).await;
    assert_ne!(ada.get("/tags").await.header("etag"), Some(before.as_str()));
}

async fn bad_parameters_are_refused_by_name(app: TestApp) {
    let ada = app.user("ada").await;
    for (parameters, refusal) in [
        ("limit=0", "limit out_of_range"),
        ("limit=1001", "limit out_of_range"),
        ("limit=x", "limit out_of_range"),
        ("limit=1&limit=2", "limit repeated"),
        ("start=%00", "start control_character"),
        ("start=%ff", "start invalid_utf8"),
        ("q=x", "q unknown_parameter"),
        ("workspace=x", "workspace malformed"),
    ] {
        assert_eq!(ada.get(&format!("/tags?{parameters}")).await.problem(422), refusal, "{parameters}");
    }
}

async fn a_workspaces_tags_are_for_its_members(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    tagged(&ada, [&["own"]]).await;
    ada.post(&format!("/models?workspace={team}"), json!({"name": "x", "tags": ["ours"]})).await;
    let there = format!("?workspace={team}");
    assert_eq!(
        (names(&ada, "").await, names(&bob, &there).await),
        (vec!["own".to_owned()], vec!["ours".to_owned()])
    );
    assert_eq!(names(&ada.with_token(ada.api_token("read").await), &there).await, ["ours"]);
    let (refused, missing) =
        (eve.get(&format!("/tags{there}")).await, eve.get("/tags?workspace=999999").await);
    refused.problem(404);
    assert_eq!(super::without_request(refused), super::without_request(missing));
    assert_eq!(ids_found(&eve, "tag:ours").await, Vec::<i64>::new());
    assert_eq!(eve.get("/tags").await.body["items"], Value::Array(vec![]));
}
