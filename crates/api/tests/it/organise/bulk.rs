use super::{change, found, history, ids_found, kinds, multiplied, record, tagged, tags_of, without_request};
use chrono::{DateTime, TimeDelta, Utc};
use futures::future::join_all;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    a_change_tells_what_was_done_and_what_takes_it_back,
    every_action_does_what_it_says,
    records_are_moved_with_all_that_they_carry,
    what_is_so_already_is_meant_and_left_alone,
    a_preview_counts_and_changes_nothing,
    a_query_means_what_the_list_shows,
    with_another_number_than_was_seen_nothing_is_changed,
    ids_of_anothers_records_change_nothing,
    one_of_three_hundred_that_would_have_too_many_tags_stops_all,
    more_than_ten_thousand_are_refused,
    changes_of_many_and_of_one_at_once_lose_nothing,
    each_record_tells_of_the_change,
    who_only_reads_changes_nothing,
);

async fn a_change_tells_what_was_done_and_what_takes_it_back(app: TestApp) {
    let ada = app.user("ada").await;
    let ids = tagged(&ada, [&[], &[], &[]]).await;
    let before = Utc::now();
    let answer = change(&ada, &ids[..2], json!({"status": "archived"})).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    let mut body = answer.body;
    let undo = body["undo"].take();
    assert_eq!(body, json!({"matched": 2, "changed": 2, "undo": null}));
    assert!(undo["id"].is_i64() && undo.as_object().unwrap().len() == 2, "{undo}");
    let until: DateTime<Utc> = undo["expires_at"].as_str().unwrap().parse().unwrap();
    let least = before + TimeDelta::minutes(10) - TimeDelta::seconds(1);
    assert!(until >= least && until <= Utc::now() + TimeDelta::minutes(10), "{until}");
    assert_eq!(ids_found(&ada, "status:archived").await, ids[..2]);
    let path = format!("/models/{}", ids[0]);
    assert_eq!(ada.get(&path).await.header("etag"), Some("\"2\""));
}

async fn every_action_does_what_it_says(app: TestApp) {
    let ada = app.user("ada").await;
    let ids = tagged(&ada, [&["old", "kept"], &["kept"]]).await;
    let cases = [
        (json!({"status": "using"}), "status", json!(["using", "using"])),
        (json!({"favorite": true}), "favorite", json!([true, true])),
        (json!({"favorite": false}), "favorite", json!([false, false])),
        (json!({"rating": 4}), "rating", json!([4, 4])),
        (json!({"rating": null}), "rating", json!([null, null])),
        (json!({"add_tags": ["New"]}), "tags", json!([["kept", "new", "old"], ["kept", "new"]])),
        (json!({"remove_tags": ["OLD"]}), "tags", json!([["kept", "new"], ["kept", "new"]])),
        (json!({"add_tags": ["a"], "remove_tags": ["new"]}), "tags", json!([["a", "kept"], ["a", "kept"]])),
        (json!({"add_tags": [], "remove_tags": ["kept"]}), "tags", json!([["a"], ["a"]])),
    ];
    for (what, field, wanted) in cases {
        let answer = change(&ada, &ids, what.clone()).await;
        assert_eq!(answer.status, 200, "{what}: {}", answer.body);
        let values = [record(&ada, ids[0]).await[field].clone(), record(&ada, ids[1]).await[field].clone()];
        assert_eq!(json!(values), wanted, "{what}");
    }
    assert_eq!(change(&ada, &ids, json!({"delete": true})).await.body["changed"], 2);
    assert_eq!(ada.total().await, 0);
    assert_eq!(change(&ada, &ids, json!({"restore": true})).await.body["changed"], 2);
    assert_eq!(ada.total().await, 2);
}

async fn records_are_moved_with_all_that_they_carry(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let id = ada.keep(json!({"source": "lumen-labs/Aurora-7B", "tags": ["fast"], "notes": "zanzibar"})).await;
    let before = record(&ada, id).await;
    assert_eq!(change(&ada, &[id], json!({"move_to": team})).await.body["changed"], 1);
    let after = record(&ada, id).await;
    for field in ["name", "tags", "notes", "hub", "provenance", "created_at", "status_since"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    assert_eq!((&after["workspace_id"], ada.total().await), (&json!(team), 0));
    for query in ["tag=fast", "q=zanzibar"] {
        let list = ada.get(&format!("/models?workspace={team}&{query}")).await.body;
        assert_eq!(list["total"], 1, "{query}");
    }
    // The Hub's id goes along.
    let ask = json!({"source": "lumen-labs/Aurora-7B"});
    let there = ada.post(&format!("/models/autofill?workspace={team}"), ask.clone()).await;
    assert_eq!(there.body["duplicate_of"], id);
    assert_eq!(ada.post("/models/autofill", ask).await.body["duplicate_of"], Value::Null);
    let audit = ada.get(&format!("/workspaces/{}/audit", before["workspace_id"])).await.body;
    let moved = &audit["items"][0];
    assert_eq!(
        (&moved["kind"], &moved["detail"]["how"]),
        (&json!("model_relocated"), &json!("moved")),
        "{audit}"
    );
}

async fn what_is_so_already_is_meant_and_left_alone(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, b] = tagged(&ada, [&["code"], &[]]).await;
    let before = record(&ada, a).await;
    let answer = change(&ada, &[a, b, b], json!({"add_tags": ["code"]})).await.body;
    assert_eq!((&answer["matched"], &answer["changed"]), (&json!(2), &json!(1)));
    assert_eq!(record(&ada, a).await, before);
    let nothing = json!({"matched": 2, "changed": 0, "undo": null});
    assert_eq!(change(&ada, &[a, b], json!({"add_tags": ["code"]})).await.body, nothing);
    let none = ada.post("/models/bulk", json!({"query": "tag:nowhere", "change": {"delete": true}})).await;
    assert_eq!((none.status, none.body), (200, json!({"matched": 0, "changed": 0, "undo": null})));
}

async fn a_preview_counts_and_changes_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let ids = tagged(&ada, [&["code"], &["code"], &[]]).await;
    let before = found(&ada, "").await;
    let counted = json!({"matched": 2, "changed": null, "undo": null});
    for (targets, what) in [
        (json!({"query": "tag:code"}), json!({"delete": true})),
        (json!({"query": "tag:code"}), json!({"add_tags": ["code"]})),
        (json!({"ids": ids[1..]}), json!({"rating": 5})),
    ] {
        let mut body = targets;
        body["change"] = what;
        body["preview"] = json!(true);
        let answer = ada.post("/models/bulk", body.clone()).await;
        assert_eq!((answer.status, answer.body), (200, counted.clone()), "{body}");
    }
    assert_eq!(found(&ada, "").await, before);
    assert_eq!(kinds(&ada, ids[0]).await, ["created"]);
}

async fn a_query_means_what_the_list_shows(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let [a, b, trashed] = tagged(&ada, [&["code"], &["chat"], &["code"]]).await;
    ada.delete(&format!("/models/{trashed}")).await;
    let there = json!({"name": "There", "tags": ["code"]});
    let there = ada.post(&format!("/models?workspace={team}"), there).await.body["id"].as_i64().unwrap();
    let hearts = json!({"query": "tag:code OR \"record 7\"", "change": {"favorite": true}});
    assert_eq!(ada.post("/models/bulk", hearts.clone()).await.body["matched"], 1);
    assert_eq!(ids_found(&ada, "is:favorite").await, [a]);
    let answer = ada.post(&format!("/models/bulk?workspace={team}"), hearts).await;
    assert_eq!((&answer.body["matched"], &record(&ada, there).await["favorite"]), (&json!(1), &json!(true)));
    // No query at all is everything that is not in the trash.
    let all = ada.post("/models/bulk", json!({"query": "", "change": {"rating": 1}})).await.body;
    assert_eq!(all["changed"], 2);
    assert_eq!(record(&ada, b).await["rating"], 1);
}

async fn with_another_number_than_was_seen_nothing_is_changed(app: TestApp) {
    let ada = app.user("ada").await;
    let ids = tagged(&ada, [&["code"], &["code"]]).await;
    let ask = |expected: u64| json!({"query": "tag:code", "change": {"delete": true}, "expected": expected});
    for expected in [0, 1, 3, u64::MAX] {
        let answer = ada.post("/models/bulk", ask(expected)).await;
        assert_eq!(answer.problem(409), "expected stale", "{expected}");
        assert_eq!(answer.body["code"], "selection_changed");
    }
    assert_eq!(ada.total().await, 2);
    let named = json!({"ids": ids, "change": {"delete": true}, "expected": 3});
    assert_eq!(ada.post("/models/bulk", named).await.problem(409), "expected stale");
    assert_eq!(ada.post("/models/bulk", ask(2)).await.body["changed"], 2);
}

async fn ids_of_anothers_records_change_nothing(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let team = eve.workspace("Team").await;
    let [hers] = tagged(&ada, [&["secret"]]).await;
    let [own, trashed] = tagged(&eve, [&[], &[]]).await;
    eve.delete(&format!("/models/{trashed}")).await;
    let elsewhere = eve.post(&format!("/models?workspace={team}"), json!({"name": "x"})).await.body["id"]
        .as_i64()
        .unwrap();
    let before = (record(&ada, hers).await, found(&eve, "").await);
    let whats = [
        json!({"delete": true}),
        json!({"add_tags": ["mine"]}),
        json!({"restore": true}),
        json!({"move_to": team}),
    ];
    for what in whats {
        for other in [hers, elsewhere, 999_999] {
            let ids = if what["restore"] == true { [trashed, other] } else { [own, other] };
            let answer = change(&eve, &ids, what.clone()).await;
            assert_eq!(answer.problem(404), "ids not_found", "{what} of {other}");
            assert_eq!(answer.body["code"], "model_not_found");
            // It is told as one that there is not.
            let missing = without_request(change(&eve, &[888_888], what.clone()).await).to_string();
            assert_eq!(without_request(answer).to_string(), missing.replace("888888", &other.to_string()));
            let body = json!({"ids": ids, "change": what, "preview": true});
            assert_eq!(eve.post("/models/bulk", body).await.problem(404), "ids not_found");
        }
    }
    let late = change(&eve, &[own, trashed], json!({"rating": 1})).await;
    assert_eq!(late.problem(404), "ids not_found");
    assert_eq!((record(&ada, hers).await, found(&eve, "").await), before);
}

async fn one_of_three_hundred_that_would_have_too_many_tags_stops_all(app: TestApp) {
    let ada = app.user("ada").await;
    let fifty: Vec<String> = (0..50).map(|n| format!("t{n:02}")).collect();
    let [first] = tagged(&ada, [&["one"]]).await;
    multiplied(&app, first, 149).await;
    let full = ada.keep(json!({"name": "Full", "tags": fifty})).await;
    multiplied(&app, first, 149).await;
    assert_eq!(ada.total().await, 300);
    let answer = ada
        .post("/models/bulk", json!({"query": "", "change": {"add_tags": ["new"], "remove_tags": ["one"]}}))
        .await;
    assert_eq!(answer.problem(422), "change.add_tags too_many");
    assert!(
        answer.body["errors"][0]["message"].as_str().unwrap().contains(&full.to_string()),
        "{}",
        answer.body
    );
    // All three hundred.
    assert_eq!(found(&ada, "tag:new").await["total"], 0);
    assert_eq!((tags_of(&ada, first).await, tags_of(&ada, full).await), (vec!["one".to_owned()], fifty));
    let mut revisions = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = ada.get(&format!("/models?limit=200{cursor}")).await.body;
        revisions
            .extend(page["items"].as_array().unwrap().iter().map(|item| item["revision"].as_i64().unwrap()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(revisions, [1; 300]);
    let tags = ada.get("/tags?limit=1000").await.body;
    assert!(!tags.to_string().contains("\"new\""), "{tags}");
    assert_eq!(kinds(&ada, first).await, ["created"]);
    // One tag for another fits.
    let swap = json!({"query": "", "change": {"add_tags": ["new"], "remove_tags": ["one", "t00"]}});
    assert_eq!(ada.post("/models/bulk", swap).await.body["changed"], 300);
}

async fn more_than_ten_thousand_are_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let [first] = tagged(&ada, [&[]]).await;
    multiplied(&app, first, 10_001).await;
    let answer = ada.post("/models/bulk", json!({"query": "", "change": {"delete": true}})).await;
    assert_eq!(answer.problem(422), "query too_many");
    assert_eq!(answer.body["code"], "too_many_records");
    assert!(answer.body["detail"].as_str().unwrap().starts_with("10002 records"), "{}", answer.body);
    assert_eq!(ada.total().await, 10_002);
    let preview = json!({"query": "", "change": {"delete": true}, "preview": true});
    assert_eq!(ada.post("/models/bulk", preview).await.body["matched"], 10_002);
}

async fn changes_of_many_and_of_one_at_once_lose_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let mut ids = Vec::new();
    for n in 0..20 {
        ids.push(ada.keep(json!({"name": format!("Record {n}"), "tags": ["kept"]})).await);
    }
    let many = [
        json!({"add_tags": ["bulk"]}),
        json!({"favorite": true}),
        json!({"rating": 3}),
        json!({"status": "using"}),
        json!({"add_tags": ["second"]}),
    ];
    let many = many.iter().map(|what| change(&ada, &ids, what.clone()));
    let singles = ids.iter().map(async |id| {
        let path = format!("/models/{id}");
        let notes = ada.patch(&path, json!({"notes": format!("of {id}")})).await;
        let version = ada.patch(&path, json!({"version": "v1"})).await;
        assert_eq!((notes.status, version.status), (200, 200), "{} {}", notes.body, version.body);
    });
    let (changed, _): (Vec<Answer>, Vec<()>) = tokio::join!(join_all(many), join_all(singles));
    for answer in changed {
        assert_eq!((answer.status, &answer.body["changed"]), (200, &json!(20)), "{}", answer.body);
    }
    for id in ids {
        let record = record(&ada, id).await;
        let said =
            [&record["notes"], &record["version"], &record["favorite"], &record["rating"], &record["status"]];
        assert_eq!(json!(said), json!([format!("of {id}"), "v1", true, 3, "using"]), "{id}");
        assert_eq!(record["tags"], json!(["bulk", "kept", "second"]));
        assert_eq!((&record["revision"], history(&ada, id).await.len()), (&json!(8), 8));
    }
}

async fn each_record_tells_of_the_change(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let [a] = tagged(&ada, [&["a"]]).await;
    change(&ada, &[a], json!({"move_to": team})).await;
    let body = json!({"ids": [a], "change": {"add_tags": ["b"]}});
    bob.post(&format!("/models/bulk?workspace={team}"), body).await;
    let events = history(&ada, a).await;
    let told = [
        &events[0]["kind"],
        &events[0]["field"],
        &events[0]["from"],
        &events[0]["to"],
        &events[0]["user_id"],
    ];
    assert_eq!(json!(told), json!(["field_edited", "tags", ["a"], ["a", "b"], bob.id]));
    assert_eq!(
        (&events[1]["kind"], &events[1]["to"], &events[1]["user_id"]),
        (&json!("moved"), &json!(team), &json!(ada.id))
    );
}

async fn who_only_reads_changes_nothing(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let there = format!("/models/bulk?workspace={team}");
    let body = json!({"query": "", "change": {"favorite": true}});
    assert_eq!(bob.post(&there, body.clone()).await.body["code"], "forbidden");
    assert_eq!(eve.post(&there, body.clone()).await.body["code"], "workspace_not_found");
    let [own] = tagged(&bob, [&[]]).await;
    for (to, code) in [(team, "forbidden"), (999_999, "workspace_not_found")] {
        assert_eq!(change(&bob, &[own], json!({"move_to": to})).await.body["code"], code);
    }
    let reads = ada.with_token(ada.api_token("read").await);
    let refused = reads.post(&there, body.clone()).await;
    refused.problem(403);
    assert_eq!(refused.body["code"], "insufficient_scope");
    let writes = ada.with_token(ada.api_token("write").await);
    assert_eq!(writes.post(&there, body).await.status, 200);
}
