use super::{decision, entries, journal_of, log};
use chrono::Utc;
use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    a_decision_is_written_as_it_was_sent,
    a_log_entry_is_written_as_it_was_sent,
    an_entry_without_a_day_is_of_today,
    the_same_may_be_written_twice,
    a_refusal_names_its_field,
    all_bad_fields_are_told_at_once,
    the_longest_texts_are_kept_to_the_last_byte,
    a_journal_of_no_record_is_not_found,
);

async fn a_decision_is_written_as_it_was_sent(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let answer = ada.post(&journal, decision()).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let id = answer.body["id"].as_i64().unwrap();
    assert_eq!(answer.header("location"), Some(format!("/api/v1{journal}/{id}").as_str()));
    let mut body = answer.body.clone();
    assert_eq!(body["created_at"], body["updated_at"]);
    assert_eq!(journal, format!("/models/{}/journal", body["model_id"]));
    assert_eq!(body["user_id"], ada.id);
    for own in ["id", "model_id", "user_id", "created_at", "updated_at"] {
        assert!(body.as_object_mut().unwrap().remove(own).is_some(), "{own}");
    }
    assert_eq!(body, decision());
    assert_eq!(entries(&ada, &journal).await, [answer.body]);
}

async fn a_log_entry_is_written_as_it_was_sent(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let text = " # Monday\r\n\n- 🦙 ran \"it\"\t\n";
    let answer = ada.post(&journal, json!({"kind": "log", "text": text, "day": " 2026-11-20 "})).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!((&answer.body["text"], &answer.body["day"]), (&json!(text), &json!("2026-11-20")));
    assert_eq!(answer.body.get("verdict"), None);
    assert_eq!(entries(&ada, &journal).await, [answer.body]);
}

async fn an_entry_without_a_day_is_of_today(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    for body in
        [json!({"kind": "log", "text": "ran it"}), json!({"kind": "log", "text": "ran it", "day": null})]
    {
        let before = Utc::now().date_naive();
        let answer = ada.post(&journal, body).await;
        let day = answer.body["day"].as_str().unwrap().parse().unwrap();
        assert!((before..=Utc::now().date_naive()).contains(&day), "{day}");
    }
}

async fn the_same_may_be_written_twice(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    for _ in 0..2 {
        assert_eq!(ada.post(&journal, log()).await.status, 201);
    }
    assert_eq!(entries(&ada, &journal).await.len(), 2);
}

async fn a_refusal_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let cases = [
        ("kind", Value::Null, "kind wrong_type"),
        ("kind", json!(7), "kind wrong_type"),
        ("kind", json!("note"), "kind unknown_value"),
        ("kind", json!("Decision"), "kind unknown_value"),
        ("verdict", Value::Null, "verdict required"),
        ("verdict", json!("maybe"), "verdict unknown_value"),
        ("verdict", json!(true), "verdict wrong_type"),
        ("purpose", Value::Null, "purpose required"),
        ("purpose", json!(" "), "purpose empty"),
        ("purpose", json!("a\nb"), "purpose control_character"),
        ("purpose", json!("é".repeat(201)), "purpose too_long"),
        ("because", Value::Null, "because required"),
        ("because", json!("\n \t"), "because empty"),
        ("because", json!("a\u{0}"), "because control_character"),
        ("because", json!("x".repeat(10_001)), "because too_long"),
        ("because", json!(["a"]), "because wrong_type"),
        ("day", json!("2026-11-31"), "day malformed"),
        ("day", json!("yesterday"), "day malformed"),
        ("day", json!(""), "day malformed"),
        ("day", json!("2026-11-20T00:00:00Z"), "day malformed"),
        ("day", json!("1899-12-31"), "day out_of_range"),
        ("day", json!("+10000-01-01"), "day out_of_range"),
        ("day", json!(20_261_120), "day wrong_type"),
        ("text", json!("ran it"), "text unknown_field"),
        ("id", json!(1), "id unknown_field"),
        ("user_id", json!(1), "user_id unknown_field"),
        ("Kind", json!("log"), "Kind unknown_field"),
    ];
    for (field, value, refusal) in cases {
        let mut body = decision();
        body[field] = value;
        assert_eq!(ada.post(&journal, body.clone()).await.problem(422), refusal, "{body:.200}");
    }
    let logs = [
        (json!({"kind": "log"}), "text required"),
        (json!({"kind": "log", "text": ""}), "text empty"),
        (json!({"kind": "log", "text": "x".repeat(10_001)}), "text too_long"),
        (json!({"kind": "log", "text": "ran it", "because": "x"}), "because unknown_field"),
        (json!({"kind": "log", "text": "ran it", "verdict": "chosen"}), "verdict unknown_field"),
        (json!({"text": "ran it"}), "kind required"),
        (json!([]), "body wrong_type"),
        (json!("log"), "body wrong_type"),
    ];
    for (body, refusal) in logs {
        assert_eq!(ada.post(&journal, body.clone()).await.problem(422), refusal, "{body:.200}");
    }
    assert_eq!(entries(&ada, &journal).await.len(), 0);
}

async fn all_bad_fields_are_told_at_once(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let answer =
        ada.post(&journal, json!({"kind": "decision", "verdict": "maybe", "text": "x", "day": "x"})).await;
    answer.problem(422);
    let expected = [
        "verdict unknown_value",
        "day malformed",
        "text unknown_field",
        "purpose required",
        "because required",
    ];
    assert_eq!(answer.refusals(), expected);
    let answer = ada.post(&journal, json!({"kind": "note", "purpose": "", "text": ""})).await;
    assert_eq!(answer.refusals(), ["kind unknown_value", "purpose empty", "text empty"]);
    assert_eq!(answer.body["errors"][0]["message"], "must be one of decision, log");
}

async fn the_longest_texts_are_kept_to_the_last_byte(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let mut body = decision();
    (body["purpose"], body["because"]) = (json!("🦙".repeat(200)), json!("é".repeat(5_000)));
    let answer = ada.post(&journal, body.clone()).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let kept = &entries(&ada, &journal).await[0];
    assert_eq!((&kept["purpose"], &kept["because"]), (&body["purpose"], &body["because"]));
}

async fn a_journal_of_no_record_is_not_found(app: TestApp) {
    let ada = app.user("ada").await;
    for id in ["999999", "0", "-1", "x", "99999999999999999999"] {
        let answer = ada.post(&format!("/models/{id}/journal"), log()).await;
        answer.problem(404);
        assert_eq!(answer.body["code"], "model_not_found", "{id}");
        assert_eq!(ada.get(&format!("/models/{id}/journal")).await.status, 404, "{id}");
    }
}
