use super::{decision, entries, journal_of, log, write};
use serde_json::{Value, json};
use trackml_testkit::test_app::{TestApp, TestUser};

on_both_databases!(
    a_patch_changes_what_it_names,
    a_patch_that_names_nothing_changes_nothing,
    a_patch_that_is_refused_names_its_field,
    an_entry_stays_of_its_kind,
    changes_of_two_people_at_once_both_last,
    a_removed_entry_is_gone,
    an_entry_of_another_record_is_not_found,
    nothing_of_what_was_written_is_lost,
    the_record_itself_is_not_touched,
);

async fn a_patch_changes_what_it_names(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let path = write(&ada, &journal, decision()).await;
    let mut expected = entries(&ada, &journal).await.remove(0);
    for (field, value) in [
        ("verdict", json!("rejected")),
        ("purpose", json!("chat")),
        ("because", json!(" slow \n")),
        ("day", json!("2025-01-31")),
    ] {
        let answer = ada.patch(&path, json!({field: value})).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert!(answer.body["updated_at"].as_str() > expected["updated_at"].as_str());
        expected[field] = value;
        expected["updated_at"] = answer.body["updated_at"].clone();
        assert_eq!(answer.body, expected);
        assert_eq!(entries(&ada, &journal).await, [expected.clone()]);
    }
    let path = write(&ada, &journal, log()).await;
    let answer = ada.patch(&path, json!({"text": "ran it again", "day": "2026-12-24"})).await;
    assert_eq!((&answer.body["text"], &answer.body["day"]), (&json!("ran it again"), &json!("2026-12-24")));
}

async fn a_patch_that_names_nothing_changes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let path = write(&ada, &journal, decision()).await;
    let before = entries(&ada, &journal).await.remove(0);
    for body in [json!({}), json!({"purpose": " summaries ", "verdict": "chosen"})] {
        let answer = ada.patch(&path, body).await;
        assert_eq!((answer.status, &answer.body), (200, &before));
    }
    assert_eq!(history(&ada, &journal).await.len(), 1);
}

async fn a_patch_that_is_refused_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let path = write(&ada, &journal, decision()).await;
    let before = entries(&ada, &journal).await;
    for (body, refusal) in [
        (json!({"verdict": null}), "verdict required"),
        (json!({"verdict": "maybe"}), "verdict unknown_value"),
        (json!({"purpose": null}), "purpose required"),
        (json!({"purpose": ""}), "purpose empty"),
        (json!({"because": null}), "because required"),
        (json!({"because": "x".repeat(10_001)}), "because too_long"),
        (json!({"day": null}), "day required"),
        (json!({"day": "2026-02-30"}), "day malformed"),
        (json!({"day": 1}), "day wrong_type"),
        (json!({"text": "ran it"}), "text unknown_field"),
        (json!({"colour": "red"}), "colour unknown_field"),
        (json!({"because": "kept out", "purpose": "a\u{0}"}), "purpose control_character"),
        (json!([{"op": "remove", "path": "/day"}]), "body wrong_type"),
    ] {
        assert_eq!(ada.patch(&path, body.clone()).await.problem(422), refusal, "{body:.200}");
    }
    assert_eq!(entries(&ada, &journal).await, before);
}

async fn an_entry_stays_of_its_kind(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let path = write(&ada, &journal, log()).await;
    assert_eq!(ada.patch(&path, json!({"kind": "decision"})).await.problem(422), "kind unknown_field");
    let answer = ada.patch(&path, json!({"verdict": "chosen", "purpose": "x", "text": "y"})).await;
    answer.problem(422);
    assert_eq!(answer.refusals(), ["verdict unknown_field", "purpose unknown_field"]);
    assert_eq!(answer.body["errors"][0]["message"], "is not a field of a log");
    assert_eq!(entries(&ada, &journal).await[0]["text"], "ran it");
}

async fn changes_of_two_people_at_once_both_last(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let kept = ada.post(&format!("/models?workspace={team}"), json!({"name": "Zephyr"})).await.body;
    let journal = format!("/models/{}/journal", kept["id"]);
    let path = write(&ada, &journal, decision()).await;
    for round in 0..5 {
        let (purpose, because) = (format!("purpose {round}"), format!("because {round}"));
        let (hers, his) = tokio::join!(
            ada.patch(&path, json!({"purpose": purpose})),
            bob.patch(&path, json!({"because": because})),
        );
        assert_eq!((hers.status, his.status), (200, 200));
        let entry = &entries(&bob, &journal).await[0];
        assert_eq!((&entry["purpose"], &entry["because"]), (&json!(purpose), &json!(because)));
        assert_eq!(entry["user_id"], ada.id);
    }
}

async fn a_removed_entry_is_gone(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let (path, kept) = (write(&ada, &journal, decision()).await, write(&ada, &journal, log()).await);
    let answer = ada.delete(&path).await;
    assert_eq!((answer.status, &answer.body), (204, &Value::Null));
    for answer in [ada.delete(&path).await, ada.patch(&path, json!({"purpose": "x"})).await] {
        answer.problem(404);
        assert_eq!(answer.body["code"], "journal_entry_not_found");
    }
    let left = entries(&ada, &journal).await;
    assert_eq!(left.iter().map(|entry| format!("{journal}/{}", entry["id"])).collect::<Vec<_>>(), [kept]);
}

async fn an_entry_of_another_record_is_not_found(app: TestApp) {
    let ada = app.user("ada").await;
    let (journal, other) = (journal_of(&ada, "Zephyr").await, journal_of(&ada, "Heron").await);
    let path = write(&ada, &journal, decision()).await;
    let id = path.rsplit('/').next().unwrap();
    for path in [
        format!("{other}/{id}"),
        format!("{journal}/999999"),
        format!("{journal}/x"),
        format!("{journal}/-1"),
    ] {
        for answer in [ada.patch(&path, json!({"purpose": "x"})).await, ada.delete(&path).await] {
            answer.problem(404);
            assert_eq!(answer.body["code"], "journal_entry_not_found", "{path}");
        }
    }
    assert_eq!(entries(&ada, &journal).await[0]["purpose"], "summaries");
}

/// What the history tells of a journal, the first first.
async fn history(user: &TestUser<'_>, journal: &str) -> Vec<Value> {
    let answer = user.get(&journal.replace("/journal", "/history")).await;
    let events = answer.body["items"].as_array().unwrap().iter().rev();
    events.filter(|event| event["kind"] == "journal_edited").cloned().collect()
}

async fn nothing_of_what_was_written_is_lost(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let path = write(&ada, &journal, decision()).await;
    ada.patch(&path, json!({"because": "fast"})).await;
    ada.delete(&path).await;
    let told = history(&ada, &journal).await;
    let mut changed = decision();
    changed["because"] = json!("fast");
    let chain = [(Value::Null, decision()), (decision(), changed.clone()), (changed, Value::Null)];
    let pairs: Vec<_> = told.iter().map(|event| (event["from"].clone(), event["to"].clone())).collect();
    assert_eq!(pairs, chain);
    assert!(
        told.iter()
            .all(|event| format!("{journal}/{}", event["entry"]) == path && event["user_id"] == ada.id)
    );
}

async fn the_record_itself_is_not_touched(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let record = journal.replace("/journal", "");
    let before = ada.get(&record).await;
    let path = write(&ada, &journal, decision()).await;
    ada.patch(&path, json!({"because": "fast"})).await;
    ada.delete(&path).await;
    let after = ada.get(&record).await;
    assert_eq!((after.header("etag"), &after.body), (before.header("etag"), &before.body));
}
