use super::{change, found, history, ids_found, kinds, record, tagged, tags_of, undo, undoable};
use futures::future::join_all;
use serde_json::{Value, json};
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    what_was_changed_stands_again_as_it_stood,
    a_change_is_taken_back_once,
    of_many_who_take_back_at_once_one_does,
    a_change_is_taken_back_by_who_made_it,
    after_its_time_a_change_is_not_taken_back,
    who_may_no_longer_write_takes_nothing_back,
    moved_records_come_back_from_where_one_may_write,
    what_others_wrote_since_stays,
    the_history_tells_of_it,
    an_api_token_takes_back_where_it_may_write,
);

fn full() -> Value {
    json!({
        "name": "Zephyr", "developer": "northwind", "status": "using", "tags": ["a", "b"], "notes": "zanzibar",
        "favorite": true, "rating": 5,
    })
}

async fn what_was_changed_stands_again_as_it_stood(app: TestApp) {
    let ada = app.user("ada").await;
    let team = ada.workspace("Team").await;
    let ids = [ada.keep(full()).await, ada.keep(json!({"source": "lumen-labs/Aurora-7B"})).await];
    let changes = [
        json!({"status": "archived"}),
        json!({"add_tags": ["new"], "remove_tags": ["a"]}),
        json!({"favorite": true}),
        json!({"rating": null}),
        json!({"rating": 1}),
        json!({"move_to": team}),
        json!({"delete": true}),
    ];
    let mut before = [record(&ada, ids[0]).await, record(&ada, ids[1]).await];
    for what in changes {
        let answer = change(&ada, &ids, what.clone()).await.body;
        let back = undo(&ada, answer["undo"]["id"].as_i64().unwrap()).await;
        assert_eq!((back.status, &back.body), (200, &json!({"changed": answer["changed"]})), "{what}");
        for (id, before) in ids.into_iter().zip(&mut before) {
            let mut now = record(&ada, id).await;
            let revision = now["revision"].as_i64().unwrap();
            assert!(
                [0, 2].contains(&(revision - before["revision"].as_i64().unwrap())),
                "{what}: {revision}"
            );
            for changed in ["revision", "updated_at"] {
                before[changed] = now[changed].take();
                now[changed] = before[changed].clone();
            }
            assert_eq!(now, *before, "{what}");
        }
    }
    // What finds them is as it was, too.
    assert_eq!(ids_found(&ada, "zanzibar tag:a tag:b rating:5").await, ids[..1]);
    assert_eq!(found(&ada, "").await["total"], 2);
    assert_eq!(found(&ada, "tag:new").await["total"], 0);
    let twin = ada.post("/models/autofill", json!({"source": "lumen-labs/Aurora-7B"})).await;
    assert_eq!(twin.body["duplicate_of"], ids[1]);
}

async fn a_change_is_taken_back_once(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    let id = undoable(&ada, &[a], json!({"add_tags": ["new"]})).await;
    assert_eq!(undo(&ada, id).await.body, json!({"changed": 1}));
    ada.patch(&format!("/models/{a}"), json!({"tags": ["new"]})).await;
    let again = undo(&ada, id).await;
    again.problem(404);
    assert_eq!(again.body["code"], "nothing_to_undo");
    assert_eq!(tags_of(&ada, a).await, ["new"]);
}

async fn of_many_who_take_back_at_once_one_does(app: TestApp) {
    let ada = app.user("ada").await;
    let mut ids = Vec::new();
    for n in 0..20 {
        ids.push(ada.keep(json!({"name": format!("Record {n}"), "tags": ["kept"]})).await);
    }
    let id = undoable(&ada, &ids, json!({"add_tags": ["new"]})).await;
    let answers = join_all((0..6).map(|_| undo(&ada, id))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404, 404, 404, 404, 404]);
    for id in ids {
        let record = record(&ada, id).await;
        assert_eq!((&record["revision"], &record["tags"]), (&json!(3), &json!(["kept"])));
    }
}

async fn a_change_is_taken_back_by_who_made_it(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "owner").await;
    let [a] = tagged(&ada, [&[]]).await;
    change(&ada, &[a], json!({"move_to": team})).await;
    let body = json!({"ids": [a], "change": {"rating": 1}});
    let made = ada.post(&format!("/models/bulk?workspace={team}"), body).await.body["undo"]["id"].clone();
    for person in [&bob, &eve] {
        let refused = undo(person, made.as_i64().unwrap()).await;
        assert_eq!((refused.status, &refused.body["code"]), (404, &json!("nothing_to_undo")));
    }
    for id in ["0", "-1", "999999", "x", "9223372036854775808"] {
        let refused = ada.post(&format!("/models/bulk/{id}/undo"), json!({})).await;
        assert_eq!((refused.status, &refused.body["code"]), (404, &json!("nothing_to_undo")), "{id}");
    }
    assert_eq!(undo(&ada, made.as_i64().unwrap()).await.status, 200);
}

async fn after_its_time_a_change_is_not_taken_back(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    let id = undoable(&ada, &[a], json!({"rating": 1})).await;
    app.database.run_script("UPDATE bulk_changes SET expires_at = '2020-01-01 00:00:00'").await.unwrap();
    let refused = undo(&ada, id).await;
    refused.problem(404);
    assert_eq!(refused.body["code"], "nothing_to_undo");
    assert_eq!(record(&ada, a).await["rating"], 1);
}

async fn who_may_no_longer_write_takes_nothing_back(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let there = format!("/models?workspace={team}");
    let a = bob.post(&there, json!({"name": "a"})).await.body["id"].as_i64().unwrap();
    let body = json!({"ids": [a], "change": {"rating": 1}});
    let made =
        bob.post(&format!("/models/bulk?workspace={team}"), body).await.body["undo"]["id"].as_i64().unwrap();
    let member = format!("/workspaces/{team}/members/{}", bob.id);
    ada.patch(&member, json!({"role": "viewer"})).await;
    let refused = undo(&bob, made).await;
    assert_eq!((refused.status, &refused.body["code"]), (403, &json!("forbidden")));
    ada.delete(&member).await;
    assert_eq!(undo(&bob, made).await.status, 404);
    assert_eq!(record(&ada, a).await["rating"], 1);
    // The refusals have not used it up.
    ada.share(team, &bob, "editor").await;
    assert_eq!(undo(&bob, made).await.body, json!({"changed": 1}));
}

async fn moved_records_come_back_from_where_one_may_write(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    for (role, wanted) in [("editor", 2), ("viewer", 0)] {
        let ids = tagged(&bob, [&["mine"], &["mine"]]).await;
        let made = undoable(&bob, &ids, json!({"move_to": team})).await;
        let total = bob.total().await;
        ada.patch(&format!("/workspaces/{team}/members/{}", bob.id), json!({"role": role})).await;
        assert_eq!(undo(&bob, made).await.body, json!({"changed": wanted}), "{role}");
        assert_eq!(bob.total().await, total + wanted);
    }
    assert_eq!(found(&bob, "tag:mine").await["total"], 2);
}

async fn what_others_wrote_since_stays(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let there = format!("/models/bulk?workspace={team}");
    let mut ids = Vec::new();
    for name in ["a", "b", "c"] {
        let body = json!({"name": name, "tags": ["old"]});
        ids.push(ada.post(&format!("/models?workspace={team}"), body).await.body["id"].as_i64().unwrap());
    }
    let made = async |what: Value| {
        let answer = ada.post(&there, json!({"ids": ids, "change": what})).await;
        answer.body["undo"]["id"].as_i64().unwrap()
    };
    let (stars, tags) =
        (made(json!({"rating": 5})).await, made(json!({"add_tags": ["new"], "remove_tags": ["old"]})).await);
    let trash = made(json!({"delete": true})).await;
    bob.post(&format!("/models/{}/restore", ids[0]), json!({})).await;
    bob.patch(
        &format!("/models/{}", ids[0]),
        json!({"rating": 2, "tags": ["new", "theirs"], "notes": "theirs"}),
    )
    .await;
    assert_eq!(undo(&ada, trash).await.body, json!({"changed": 2}));
    assert_eq!(undo(&ada, tags).await.body, json!({"changed": 3}));
    assert_eq!(undo(&ada, stars).await.body, json!({"changed": 2}));
    let said = |record: Value| json!([record["rating"], record["tags"], record["notes"]]);
    assert_eq!(said(record(&ada, ids[0]).await), json!([2, ["old", "theirs"], "theirs"]));
    assert_eq!(said(record(&ada, ids[1]).await), json!([null, ["old"], ""]));
}

async fn the_history_tells_of_it(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&["a"]]).await;
    let made = undoable(&ada, &[a], json!({"add_tags": ["b"]})).await;
    undo(&ada, made).await;
    let events = history(&ada, a).await;
    let told = [&events[0]["kind"], &events[0]["from"], &events[0]["to"], &events[0]["user_id"]];
    assert_eq!(json!(told), json!(["field_edited", ["a", "b"], ["a"], ada.id]));
    let made = undoable(&ada, &[a], json!({"delete": true})).await;
    undo(&ada, made).await;
    assert_eq!(kinds(&ada, a).await, ["restored", "deleted", "field_edited", "field_edited", "created"]);
}

async fn an_api_token_takes_back_where_it_may_write(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    let made = undoable(&ada, &[a], json!({"rating": 1})).await;
    let refused = undo(&ada.with_token(ada.api_token("read").await), made).await;
    assert_eq!((refused.status, &refused.body["code"]), (403, &json!("insufficient_scope")));
    assert_eq!(undo(&ada.with_token(ada.api_token("write").await), made).await.status, 200);
}
