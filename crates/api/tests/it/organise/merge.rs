use super::{found, history, ids_found, kinds, record, tagged, tags_of};
use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    the_record_that_stays_has_everything,
    what_finds_no_room_stands_in_the_history,
    the_history_of_the_others_is_the_history_of_the_one,
    the_journals_of_the_others_stand_in_the_journal_of_the_one,
    the_record_that_stays_answers_to_the_hub_ids_of_all,
    the_others_are_in_the_trash_and_whole_again_once_restored,
    records_that_do_not_fit_into_one_are_left_as_they_are,
    every_refusal_names_its_field,
    records_of_others_are_not_found,
    of_many_who_merge_at_once_one_does,
    mergers_and_edits_at_once_lose_nothing,
    an_api_token_merges_where_it_may_write,
);

async fn merge(user: &TestUser<'_>, into: i64, from: &[i64]) -> Answer {
    user.post("/models/merge", json!({"into": into, "from": from})).await
}

async fn two(user: &TestUser<'_>) -> (i64, i64) {
    let mine = json!({
        "name": "Zephyr", "status": "using", "tags": ["a", "both"], "notes": "fast", "version": "v1",
        "source_links": ["https://example.org/a"], "date_interacted": "2026-01-01",
    });
    let theirs = json!({
        "name": "zephyr", "developer": "northwind", "model_type": "llm", "status": "archived", "parameters": 7,
        "license": "mit", "version": "v2", "tags": ["b", "both"], "notes": "# Slow zanzibar",
        "source_links": ["https://example.org/b"], "date_interacted": "2026-02-02", "favorite": true, "rating": 4,
    });
    (user.keep(mine).await, user.keep(theirs).await)
}

async fn the_record_that_stays_has_everything(app: TestApp) {
    let ada = app.user("ada").await;
    let (into, from) = two(&ada).await;
    let answer = merge(&ada, into, &[from]).await;
    assert_eq!((answer.status, answer.header("etag")), (200, Some("\"2\"")), "{}", answer.body);
    let expected = json!({
        "id": into, "name": "Zephyr", "status": "using", "version": "v1", "developer": "northwind",
        "model_type": "llm", "parameters": 7, "license": "mit", "tags": ["a", "b", "both"],
        "notes": "fast\n\n---\n\n# Slow zanzibar", "source_links": ["https://example.org/a", "https://example.org/b"],
        "date_interacted": "2026-02-02", "favorite": true, "rating": 4, "deleted_at": null, "revision": 2,
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&answer.body[field], value, "{field}");
    }
    assert_eq!(record(&ada, into).await, answer.body);
    assert_eq!(ids_found(&ada, "zanzibar tag:b").await, [into]);
    assert_eq!(ada.total().await, 1);
}

async fn what_finds_no_room_stands_in_the_history(app: TestApp) {
    let ada = app.user("ada").await;
    let (into, from) = two(&ada).await;
    merge(&ada, into, &[from]).await;
    let event = &history(&ada, into).await[0];
    let left = json!({"name": "zephyr", "status": "archived", "version": "v2"});
    let told = [&event["kind"], &event["from_model"], &event["left"], &event["user_id"]];
    assert_eq!(json!(told), json!(["merged", from, left, ada.id]));
}

async fn the_history_of_the_others_is_the_history_of_the_one(app: TestApp) {
    let ada = app.user("ada").await;
    let (into, from) = two(&ada).await;
    ada.patch(&format!("/models/{from}"), json!({"notes": "what I knew then"})).await;
    let without_id = |mut event: Value| {
        event["id"] = Value::Null;
        event
    };
    let theirs: Vec<Value> = history(&ada, from).await.into_iter().map(without_id).collect();
    merge(&ada, into, &[from]).await;
    let all: Vec<Value> = history(&ada, into).await.into_iter().map(without_id).collect();
    for event in &theirs {
        assert!(all.contains(event), "{event}");
    }
    assert_eq!(all.iter().filter(|event| event["kind"] == "created").count(), 2);
    ada.post(&format!("/models/{from}/restore"), json!({})).await;
    assert_eq!(kinds(&ada, from).await, ["restored", "merged_into", "deleted", "field_edited", "created"]);
    assert_eq!(history(&ada, from).await[1]["into_model"], into);
}

async fn the_journals_of_the_others_stand_in_the_journal_of_the_one(app: TestApp) {
    let ada = app.user("ada").await;
    let (into, from) = two(&ada).await;
    let log = |text: &str, day: &str| json!({"kind": "log", "text": text, "day": day});
    ada.post(&format!("/models/{into}/journal"), log("mine", "2026-01-02")).await;
    ada.post(&format!("/models/{from}/journal"), log("theirs: timbuktu", "2026-01-01")).await;
    merge(&ada, into, &[from]).await;
    let texts = async |id: i64| {
        let journal = ada.get(&format!("/models/{id}/journal")).await.body;
        let entries = journal["items"].as_array().unwrap().iter();
        entries.map(|entry| json!([entry["text"], entry["day"], entry["user_id"]])).collect::<Vec<_>>()
    };
    let (mine, theirs) =
        (json!(["mine", "2026-01-02", ada.id]), json!(["theirs: timbuktu", "2026-01-01", ada.id]));
    assert_eq!(texts(into).await, [mine, theirs.clone()]);
    assert_eq!(ids_found(&ada, "timbuktu").await, [into]);
    ada.post(&format!("/models/{from}/restore"), json!({})).await;
    assert_eq!(texts(from).await, [theirs]);
}

async fn the_record_that_stays_answers_to_the_hub_ids_of_all(app: TestApp) {
    let ada = app.user("ada").await;
    let into = ada.keep(json!({"name": "Aurora"})).await;
    let from = ada.keep(json!({"source": "lumen-labs/Aurora-7B"})).await;
    let theirs = record(&ada, from).await;
    let merged = merge(&ada, into, &[from]).await.body;
    assert_eq!((&merged["hub"], &merged["hub_id"]), (&theirs["hub"], &theirs["hub_id"]));
    assert_eq!(merged["provenance"]["license"], theirs["provenance"]["license"]);
    let twin = ada.post("/models/autofill", json!({"source": "lumen-labs/Aurora-7B"})).await;
    assert_eq!(twin.body["duplicate_of"], into);
    let again = ada.post("/models/import", json!({"sources": ["lumen-labs/Aurora-7B"]})).await.body;
    assert_eq!((&again["result"], &again["id"]), (&json!("exists"), &json!(into)));
}

async fn the_others_are_in_the_trash_and_whole_again_once_restored(app: TestApp) {
    let ada = app.user("ada").await;
    let (into, from) = two(&ada).await;
    let third = ada.keep(json!({"name": "third", "tags": ["c"]})).await;
    let mut before = record(&ada, from).await;
    merge(&ada, into, &[from, third, from]).await;
    assert_eq!(ids_found(&ada, "is:trashed").await, [from, third]);
    assert_eq!(ids_found(&ada, "").await, [into]);
    let restored = ada.post(&format!("/models/{from}/restore"), json!({})).await.body;
    for changed in ["revision", "updated_at"] {
        before[changed] = restored[changed].clone();
    }
    assert_eq!(restored, before);
    assert_eq!(tags_of(&ada, into).await, ["a", "b", "both", "c"]);
}

async fn records_that_do_not_fit_into_one_are_left_as_they_are(app: TestApp) {
    let ada = app.user("ada").await;
    let many = |letter: char, count: usize| (0..count).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
    let links =
        |letter: char| (0..26).map(|n| format!("https://example.org/{letter}{n}")).collect::<Vec<_>>();
    let cases = [
        (json!({"tags": many('a', 30)}), json!({"tags": many('b', 21)}), "tags too_many"),
        (json!({"notes": "x".repeat(60_000)}), json!({"notes": "y".repeat(60_000)}), "notes too_long"),
        (json!({"source_links": links('a')}), json!({"source_links": links('b')}), "source_links too_many"),
    ];
    for (mut mine, mut theirs, refusal) in cases {
        (mine["name"], theirs["name"]) = (json!("mine"), json!("theirs"));
        let (into, full) = (ada.keep(mine).await, ada.keep(theirs).await);
        let small = ada.keep(json!({"name": "small", "tags": ["small"]})).await;
        let before = found(&ada, "").await;
        let refused = merge(&ada, into, &[small, full]).await;
        assert_eq!(refused.problem(422), refusal, "{}", refused.body["errors"]);
        assert_eq!(refused.body["code"], "validation_failed");
        assert_eq!(found(&ada, "").await, before);
        for id in [into, small, full] {
            assert_eq!(kinds(&ada, id).await, ["created"], "{refusal}");
        }
    }
}

async fn every_refusal_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let [a, b] = tagged(&ada, [&["a"], &["b"]]).await;
    let there = ada.post(&format!("/models?workspace={team}"), json!({"name": "x"})).await.body["id"].clone();
    let before = found(&ada, "").await;
    let cases = [
        (json!({}), "into required"),
        (json!({"into": a}), "from required"),
        (json!({"into": a, "from": []}), "from empty"),
        (json!({"into": a, "from": (0..51).collect::<Vec<_>>()}), "from too_many"),
        (json!({"into": a, "from": b}), "from wrong_type"),
        (json!({"into": a, "from": ["x"]}), "from[0] wrong_type"),
        (json!({"into": "x", "from": [b]}), "into wrong_type"),
        (json!({"into": a, "from": [b], "keep": true}), "keep unknown_field"),
        (json!({"into": a, "from": [a]}), "from invalid"),
        (json!({"into": a, "from": [b, a]}), "from invalid"),
        (json!({"into": a, "from": [b, there]}), "from invalid"),
    ];
    for (body, refusal) in cases {
        let answer = ada.post("/models/merge", body.clone()).await;
        assert_eq!(answer.problem(422), refusal, "{body}: {}", answer.body);
    }
    assert_eq!(found(&ada, "").await, before);
}

async fn records_of_others_are_not_found(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let mut ours = Vec::new();
    for name in ["a", "b"] {
        let id =
            ada.post(&format!("/models?workspace={team}"), json!({"name": name})).await.body["id"].as_i64();
        ours.push(id.unwrap());
    }
    assert_eq!(merge(&bob, ours[0], &ours[1..]).await.body["code"], "forbidden");
    let [own, trashed] = tagged(&eve, [&["a"], &["b"]]).await;
    eve.delete(&format!("/models/{trashed}")).await;
    for (into, from) in [(own, ours[0]), (ours[0], own), (own, 999_999), (own, trashed), (trashed, own)] {
        let refused = merge(&eve, into, &[from]).await;
        refused.problem(404);
        assert_eq!(refused.body["code"], "model_not_found", "{from} into {into}");
    }
    assert_eq!(
        (&record(&eve, own).await["revision"], &record(&ada, ours[0]).await["revision"]),
        (&json!(1), &json!(1))
    );
}

async fn of_many_who_merge_at_once_one_does(app: TestApp) {
    let ada = app.user("ada").await;
    let (into, from) = two(&ada).await;
    let others = [from];
    let answers = join_all((0..6).map(|_| merge(&ada, into, &others))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404, 404, 404, 404, 404]);
    let merged = kinds(&ada, into).await.into_iter().filter(|kind| kind == "merged").count();
    assert_eq!((merged, &record(&ada, into).await["notes"]), (1, &json!("fast\n\n---\n\n# Slow zanzibar")));
}

async fn mergers_and_edits_at_once_lose_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let into = ada.keep(json!({"name": "into", "tags": ["into"]})).await;
    let mut others = Vec::new();
    for n in 0..5 {
        others.push(ada.keep(json!({"name": format!("other {n}"), "tags": [format!("t{n}")]})).await);
    }
    let from = others.clone();
    let mergers = join_all(from.iter().map(async |id| merge(&ada, into, &[*id]).await.status));
    let path = format!("/models/{into}");
    let edits = [json!({"rating": 2}), json!({"version": "v1"}), json!({"favorite": true})];
    let edits = join_all(edits.iter().map(async |edit| ada.patch(&path, edit.clone()).await.status));
    let (merged, edited): (Vec<u16>, Vec<u16>) = tokio::join!(mergers, edits);
    assert_eq!((merged, edited), (vec![200; 5], vec![200; 3]));
    let record = record(&ada, into).await;
    assert_eq!(record["tags"], json!(["into", "t0", "t1", "t2", "t3", "t4"]));
    let said = [&record["rating"], &record["version"], &record["favorite"], &record["revision"]];
    assert_eq!(json!(said), json!([2, "v1", true, 9]));
    assert_eq!(ids_found(&ada, "is:trashed").await, others);
}

async fn an_api_token_merges_where_it_may_write(app: TestApp) {
    let ada = app.user("ada").await;
    let (into, from) = two(&ada).await;
    let refused = merge(&ada.with_token(ada.api_token("read").await), into, &[from]).await;
    assert_eq!((refused.status, &refused.body["code"]), (403, &json!("insufficient_scope")));
    assert_eq!(merge(&ada.with_token(ada.api_token("write").await), into, &[from]).await.status, 200);
    Answer::to(ada.request(Method::POST, "/models/merge").body("{}")).await.problem(415);
}
