use super::{decision, entries, journal_of, log, write};
use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    anothers_journal_is_not_found_whatever_is_tried,
    a_viewer_reads_and_writes_nothing,
    an_editor_writes_and_changes_what_others_wrote,
    a_token_that_may_only_read_writes_nothing,
    a_record_in_the_trash_has_no_journal_to_work_with,
    a_journal_moves_with_its_record,
    a_deleted_account_leaves_what_it_wrote,
);

/// Tries everything with a journal and one of its entries.
async fn attempts(user: &TestUser<'_>, journal: &str, entry: &str) -> Vec<Answer> {
    vec![
        user.get(journal).await,
        user.post(journal, log()).await,
        user.patch(entry, json!({"day": "2026-01-01"})).await,
        user.delete(entry).await,
    ]
}

fn statuses(answers: &[Answer]) -> Vec<u16> {
    answers.iter().map(|answer| answer.status).collect()
}

async fn anothers_journal_is_not_found_whatever_is_tried(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let journal = journal_of(&ada, "Zephyr").await;
    let entry = write(&ada, &journal, decision()).await;
    let before = entries(&ada, &journal).await;
    let theirs = attempts(&eve, &journal, &entry).await;
    let missing = attempts(&eve, "/models/999999/journal", "/models/999999/journal/1").await;
    for (mut answer, mut nowhere) in theirs.into_iter().zip(missing) {
        answer.problem(404);
        (answer.body["request_id"], nowhere.body["request_id"]) = (Value::Null, Value::Null);
        assert_eq!(answer.body, nowhere.body);
    }
    // Nor by way of a record of one's own.
    let own = journal_of(&eve, "Own").await;
    let there = format!("{own}/{}", entry.rsplit('/').next().unwrap());
    assert_eq!(statuses(&attempts(&eve, &own, &there).await), [200, 201, 404, 404]);
    assert_eq!(entries(&ada, &journal).await, before);
}

/// A record of Ada's in a workspace that she shares with Bob: its journal, and an entry of hers.
async fn shared(ada: &TestUser<'_>, bob: &TestUser<'_>, role: &str) -> (String, String) {
    let team = ada.workspace("Team").await;
    ada.share(team, bob, role).await;
    let kept = ada.post(&format!("/models?workspace={team}"), json!({"name": "Zephyr"})).await.body;
    let journal = format!("/models/{}/journal", kept["id"]);
    let entry = write(ada, &journal, decision()).await;
    (journal, entry)
}

async fn a_viewer_reads_and_writes_nothing(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let (journal, entry) = shared(&ada, &bob, "viewer").await;
    let answers = attempts(&bob, &journal, &entry).await;
    assert_eq!(statuses(&answers), [200, 403, 403, 403]);
    assert_eq!(answers[1].body["code"], "forbidden");
    assert_eq!(entries(&ada, &journal).await, answers[0].body["items"].as_array().unwrap().clone());
}

async fn an_editor_writes_and_changes_what_others_wrote(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let (journal, entry) = shared(&ada, &bob, "editor").await;
    let answers = attempts(&bob, &journal, &entry).await;
    assert_eq!(statuses(&answers), [200, 201, 200, 204]);
    assert_eq!((&answers[1].body["user_id"], &answers[2].body["user_id"]), (&json!(bob.id), &json!(ada.id)));
}

async fn a_token_that_may_only_read_writes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let entry = write(&ada, &journal, decision()).await;
    let reads = ada.with_token(ada.api_token("read").await);
    assert_eq!(statuses(&attempts(&reads, &journal, &entry).await), [200, 403, 403, 403]);
    let writes = ada.with_token(ada.api_token("write").await);
    assert_eq!(statuses(&attempts(&writes, &journal, &entry).await), [200, 201, 200, 204]);
    let nobody = app.anonymous(Method::GET, &format!("/api/v1{journal}"));
    assert_eq!(Answer::to(nobody).await.status, 401);
}

async fn a_record_in_the_trash_has_no_journal_to_work_with(app: TestApp) {
    let ada = app.user("ada").await;
    let journal = journal_of(&ada, "Zephyr").await;
    let entry = write(&ada, &journal, decision()).await;
    ada.delete(&journal.replace("/journal", "")).await;
    let answers = attempts(&ada, &journal, &entry).await;
    assert_eq!(statuses(&answers), [404; 4]);
    assert!(answers.iter().all(|answer| answer.body["code"] == "model_not_found"));
}

async fn a_journal_moves_with_its_record(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let journal = journal_of(&ada, "Zephyr").await;
    write(&ada, &journal, decision()).await;
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let moved = ada.post(&journal.replace("/journal", "/move"), json!({"workspace_id": team})).await;
    assert_eq!(moved.status, 200, "{}", moved.body);
    assert_eq!(entries(&bob, &journal).await, entries(&ada, &journal).await);
    let found = async |query: &str| {
        bob.get(&format!("/models?workspace={team}&q={query}")).await.body["total"].clone()
    };
    assert_eq!((found("summaries").await, found("decision:chosen").await), (json!(1), json!(1)));
    assert_eq!(ada.get("/models?q=summaries").await.body["total"], 0);
}

async fn a_deleted_account_leaves_what_it_wrote(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let (journal, _) = shared(&ada, &bob, "editor").await;
    write(&bob, &journal, log()).await;
    let password = json!({"password": trackml_testkit::test_app::PASSWORD});
    let gone = Answer::to(bob.request(Method::DELETE, "/auth/me").json(&password)).await;
    assert_eq!(gone.status, 204, "{}", gone.body);
    let entry = &entries(&ada, &journal).await[0];
    assert_eq!((&entry["text"], &entry["user_id"]), (&json!("ran it"), &Value::Null));
}
