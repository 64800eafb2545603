use super::{change, found, ids_found, kinds, record, tagged};
use chrono::{DateTime, Utc};
use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    the_trash_is_listed_with_since_when,
    a_restored_record_is_as_it_was_and_found_again,
    restoring_twice_does_no_harm,
    of_many_who_restore_at_once_all_are_answered_alike,
    all_of_the_trash_is_restored_by_a_query,
    who_only_reads_restores_nothing,
);

async fn the_trash_is_listed_with_since_when(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, b, c] = tagged(&ada, [&["code"], &["chat"], &["code"]]).await;
    let before = Utc::now();
    for id in [a, b] {
        ada.delete(&format!("/models/{id}")).await;
    }
    assert_eq!(ids_found(&ada, "is:trashed").await, [a, b]);
    let trash = found(&ada, "is:trashed tag:code").await;
    assert_eq!((&trash["total"], &trash["items"][0]["id"]), (&json!(1), &json!(a)));
    let since: DateTime<Utc> = trash["items"][0]["deleted_at"].as_str().unwrap().parse().unwrap();
    assert!((before..=Utc::now()).contains(&since), "{since}");
    assert_eq!(ids_found(&ada, "").await, [c]);
    assert_eq!(record(&ada, c).await["deleted_at"], Value::Null);
    ada.get(&format!("/models/{a}")).await.problem(404);
}

async fn a_restored_record_is_as_it_was_and_found_again(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": "lumen-labs/Aurora-7B", "tags": ["mine"], "notes": "zanzibar"})).await;
    let mut before = record(&ada, id).await;
    ada.delete(&format!("/models/{id}")).await;
    let restored = ada.post(&format!("/models/{id}/restore"), json!({})).await;
    assert_eq!((restored.status, restored.header("etag")), (200, Some("\"3\"")));
    before["revision"] = json!(3);
    before["updated_at"] = restored.body["updated_at"].clone();
    assert_eq!(restored.body, before);
    assert_eq!(record(&ada, id).await, before);
    for query in ["zanzibar", "tag:mine", "aurora"] {
        assert_eq!(ids_found(&ada, query).await, [id], "{query}");
    }
    let twin = ada.post("/models/autofill", json!({"source": "lumen-labs/Aurora-7B"})).await;
    assert_eq!(twin.body["duplicate_of"], id);
    assert_eq!(kinds(&ada, id).await, ["restored", "deleted", "created"]);
}

async fn restoring_twice_does_no_harm(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    let path = format!("/models/{a}/restore");
    // Without a body too: nothing is to be said.
    let never = Answer::to(ada.request(Method::POST, &path)).await;
    assert_eq!((never.status, never.header("etag")), (200, Some("\"1\"")));
    ada.delete(&format!("/models/{a}")).await;
    let (once, twice) = (ada.post(&path, json!({})).await, ada.post(&path, json!({})).await);
    assert_eq!((twice.status, twice.header("etag")), (200, Some("\"3\"")));
    assert_eq!(twice.body, once.body);
    assert_eq!(kinds(&ada, a).await, ["restored", "deleted", "created"]);
}

async fn of_many_who_restore_at_once_all_are_answered_alike(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    ada.delete(&format!("/models/{a}")).await;
    let path = format!("/models/{a}/restore");
    let answers = join_all((0..6).map(|_| ada.post(&path, json!({})))).await;
    for answer in &answers {
        assert_eq!((answer.status, &answer.body), (200, &answers[0].body));
    }
    assert_eq!(kinds(&ada, a).await, ["restored", "deleted", "created"]);
}

async fn all_of_the_trash_is_restored_by_a_query(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, b, c] = tagged(&ada, [&["code"], &["code"], &["chat"]]).await;
    change(&ada, &[a, b, c], json!({"delete": true})).await;
    let mut some = json!({"query": "tag:code", "change": {"restore": true}, "preview": true});
    assert_eq!(ada.post("/models/bulk", some.clone()).await.body["matched"], 2);
    some["preview"] = json!(false);
    assert_eq!(ada.post("/models/bulk", some).await.body["changed"], 2);
    let all = json!({"query": "is:trashed", "change": {"restore": true}});
    assert_eq!(ada.post("/models/bulk", all).await.body["changed"], 1);
    assert_eq!(ids_found(&ada, "").await, [a, b, c]);
    assert_eq!(found(&ada, "is:trashed").await["total"], 0);
}

async fn who_only_reads_restores_nothing(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let id = ada.post(&format!("/models?workspace={team}"), json!({"name": "a"})).await.body["id"].clone();
    ada.delete(&format!("/models/{id}")).await;
    let path = format!("/models/{id}/restore");
    assert_eq!(bob.post(&path, json!({})).await.body["code"], "forbidden");
    for (person, path) in
        [(&eve, path.as_str()), (&ada, "/models/999999/restore"), (&ada, "/models/x/restore")]
    {
        assert_eq!(person.post(path, json!({})).await.body["code"], "model_not_found", "{path}");
    }
    let reads = ada.with_token(ada.api_token("read").await);
    assert_eq!(reads.post(&path, json!({})).await.body["code"], "insufficient_scope");
    // Viewers see the trash.
    let trash = bob.get(&format!("/models?workspace={team}&q=is:trashed")).await.body;
    assert_eq!((&trash["total"], &trash["items"][0]["id"]), (&json!(1), &id));
    assert_eq!(ada.with_token(ada.api_token("write").await).post(&path, json!({})).await.status, 200);
}
