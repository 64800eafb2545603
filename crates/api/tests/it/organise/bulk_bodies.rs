//! What is no change of many records.

use super::{found, tagged};
use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    every_refusal_names_its_field,
    a_bad_query_is_refused_by_its_column,
    all_errors_are_told_at_once,
    a_query_of_the_trash_is_for_restoring_only,
    an_unknown_parameter_is_refused,
);

fn with_ids(change: Value) -> Value {
    json!({"ids": [1], "change": change})
}

fn targets(body: Value) -> Value {
    let mut body = body;
    body["change"] = json!({"favorite": true});
    body
}

async fn every_refusal_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    tagged(&ada, [&["kept"]]).await;
    let before = found(&ada, "").await;
    let many: Vec<String> = (0..51).map(|n| n.to_string()).collect();
    let cases = [
        (json!({}), "change required"),
        (json!([]), "body wrong_type"),
        (targets(json!({})), "ids required"),
        (targets(json!({"ids": null, "query": null})), "ids required"),
        (targets(json!({"ids": [1], "query": ""})), "ids required"),
        (targets(json!({"ids": []})), "ids empty"),
        (targets(json!({"ids": (0..10_001).collect::<Vec<_>>()})), "ids too_many"),
        (targets(json!({"ids": ["x"]})), "ids[0] wrong_type"),
        (targets(json!({"ids": [1.5]})), "ids[0] wrong_type"),
        (targets(json!({"ids": 1})), "ids wrong_type"),
        (targets(json!({"ids": [1], "workspace": 1})), "workspace unknown_field"),
        (targets(json!({"query": "x".repeat(2_001)})), "query too_long"),
        (targets(json!({"query": 7})), "query wrong_type"),
        (targets(json!({"ids": [1], "expected": -1})), "expected wrong_type"),
        (targets(json!({"ids": [1], "expected": "1"})), "expected wrong_type"),
        (targets(json!({"ids": [1], "preview": "yes"})), "preview wrong_type"),
        (with_ids(json!({})), "change required"),
        (with_ids(json!(null)), "change wrong_type"),
        (with_ids(json!("delete")), "change wrong_type"),
        (with_ids(json!({"status": null})), "change required"),
        (with_ids(json!({"favorite": null, "delete": null})), "change required"),
        (with_ids(json!({"notes": "x"})), "change.notes unknown_field"),
        (with_ids(json!({"status": "owned"})), "change.status unknown_value"),
        (with_ids(json!({"status": "Using"})), "change.status unknown_value"),
        (with_ids(json!({"status": 1})), "change.status wrong_type"),
        (with_ids(json!({"favorite": "yes"})), "change.favorite wrong_type"),
        (with_ids(json!({"rating": 0})), "change.rating out_of_range"),
        (with_ids(json!({"rating": 6})), "change.rating out_of_range"),
        (with_ids(json!({"rating": 2.5})), "change.rating wrong_type"),
        (with_ids(json!({"add_tags": "a"})), "change.add_tags wrong_type"),
        (with_ids(json!({"add_tags": ["a", 7]})), "change.add_tags[1] wrong_type"),
        (with_ids(json!({"add_tags": ["a", " "]})), "change.add_tags[1] empty"),
        (with_ids(json!({"add_tags": ["x".repeat(51)]})), "change.add_tags[0] too_long"),
        (with_ids(json!({"remove_tags": ["a\u{0}"]})), "change.remove_tags[0] control_character"),
        (with_ids(json!({"add_tags": many})), "change.add_tags too_many"),
        (with_ids(json!({"remove_tags": many})), "change.remove_tags too_many"),
        (with_ids(json!({"add_tags": []})), "change.add_tags empty"),
        (with_ids(json!({"add_tags": [], "remove_tags": []})), "change.add_tags empty"),
        (with_ids(json!({"add_tags": ["a", "B"], "remove_tags": ["b"]})), "change.remove_tags contradiction"),
        (with_ids(json!({"move_to": "there"})), "change.move_to wrong_type"),
        (with_ids(json!({"delete": false})), "change.delete wrong_type"),
        (with_ids(json!({"restore": false})), "change.restore wrong_type"),
        (with_ids(json!({"delete": 1})), "change.delete wrong_type"),
        (with_ids(json!({"status": "using", "rating": 1})), "change too_many"),
        (with_ids(json!({"delete": true, "restore": true})), "change too_many"),
        (with_ids(json!({"add_tags": ["a"], "favorite": true})), "change too_many"),
    ];
    for (body, refusal) in cases {
        let answer = ada.post("/models/bulk", body.clone()).await;
        assert_eq!(answer.problem(422), refusal, "{body:.100}: {}", answer.body);
        assert_eq!(answer.body["code"], "validation_failed");
    }
    assert_eq!(found(&ada, "").await, before);
}

async fn a_bad_query_is_refused_by_its_column(app: TestApp) {
    let ada = app.user("ada").await;
    for (query, refusal, column) in [
        ("tag:a status:owned", "query unknown_value", 14),
        ("é colour:red", "query unknown_field", 3),
        ("(tag:a", "query syntax", 1),
    ] {
        let body = json!({"query": query, "change": {"delete": true}});
        let answer = ada.post("/models/bulk", body).await;
        assert_eq!(answer.problem(422), refusal, "{query}: {}", answer.body);
        assert_eq!(answer.body["errors"][0]["column"], column, "{query}: {}", answer.body);
    }
}

async fn all_errors_are_told_at_once(app: TestApp) {
    let ada = app.user("ada").await;
    let change = json!({"status": "owned", "rating": 9, "add_tags": ["", "fine"], "delete": false});
    let answer = ada.post("/models/bulk", json!({"ids": [], "change": change})).await;
    answer.problem(422);
    let expected = [
        "ids empty",
        "change.status unknown_value",
        "change.rating out_of_range",
        "change.add_tags[0] empty",
        "change.delete wrong_type",
    ];
    assert_eq!(answer.refusals(), expected);
    let message = answer.body["errors"][1]["message"].as_str().unwrap();
    assert!(message.contains("wishlist, studying, tried"), "{message}");
}

async fn a_query_of_the_trash_is_for_restoring_only(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&["code"]]).await;
    ada.delete(&format!("/models/{a}")).await;
    for change in [json!({"delete": true}), json!({"rating": 1}), json!({"add_tags": ["x"]})] {
        for preview in [false, true] {
            let body = json!({"query": "tag:code is:trashed", "change": change, "preview": preview});
            assert_eq!(ada.post("/models/bulk", body).await.problem(422), "query in_trash", "{change}");
        }
    }
    let body = json!({"query": "tag:code is:trashed", "change": {"restore": true}});
    assert_eq!(ada.post("/models/bulk", body).await.body["changed"], 1);
}

async fn an_unknown_parameter_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let body = json!({"query": "", "change": {"delete": true}});
    assert_eq!(ada.post("/models/bulk?q=x", body.clone()).await.problem(422), "q unknown_parameter");
    assert_eq!(ada.post("/models/bulk?workspace=x", body.clone()).await.problem(422), "workspace malformed");
    let text = ada.request(Method::POST, "/models/bulk").header("content-type", "text/plain");
    Answer::to(text.body(body.to_string())).await.problem(415);
}
