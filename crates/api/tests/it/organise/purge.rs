use super::{found, ids_found, record, tagged, undo, undoable};
use serde_json::json;
use trackml_testkit::test_app::TestApp;

on_both_databases!(
    what_is_purged_is_gone_with_all_that_it_had,
    what_is_not_in_the_trash_stays,
    with_another_number_than_was_seen_nothing_is_removed,
    what_is_gone_is_not_brought_back_by_taking_back,
    every_refusal_names_its_field,
    only_owners_empty_the_trash,
);

async fn what_is_purged_is_gone_with_all_that_it_had(app: TestApp) {
    let ada = app.user("ada").await;
    let id = ada.keep(json!({"source": "lumen-labs/Aurora-7B", "tags": ["mine"], "notes": "zanzibar"})).await;
    ada.post(&format!("/models/{id}/journal"), json!({"kind": "log", "text": "timbuktu"})).await;
    let [kept] = tagged(&ada, [&["kept"]]).await;
    ada.delete(&format!("/models/{id}")).await;
    let answer = ada.post("/models/purge", json!({"query": "", "expected": 1})).await;
    assert_eq!((answer.status, answer.body), (200, json!({"purged": 1})));
    assert_eq!(found(&ada, "is:trashed").await["total"], 0);
    assert_eq!(ids_found(&ada, "").await, [kept]);
    for path in [format!("/models/{id}/restore"), format!("/models/{id}/journal")] {
        assert_eq!(
            ada.post(&path, json!({"kind": "log", "text": "x"})).await.body["code"],
            "model_not_found"
        );
    }
    assert_eq!(ada.patch("/tags/mine", json!({"color": "#2f6fde"})).await.body["code"], "tag_not_found");
    assert_eq!(ada.post("/models/purge", json!({"query": ""})).await.body, json!({"purged": 0}));
    let audit = ada.get("/auth/audit").await.body;
    let entries = audit["items"].as_array().unwrap();
    let purged: Vec<_> = entries.iter().filter(|entry| entry["kind"] == "models_purged").collect();
    assert_eq!((purged.len(), &purged[0]["detail"]["models"]), (1, &json!("1")), "{audit}");
}

async fn what_is_not_in_the_trash_stays(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let [hers] = tagged(&eve, [&[]]).await;
    eve.delete(&format!("/models/{hers}")).await;
    let [live, trashed] = tagged(&ada, [&["code"], &["code"]]).await;
    ada.delete(&format!("/models/{trashed}")).await;
    for other in [live, hers, 999_999] {
        let refused = ada.post("/models/purge", json!({"ids": [trashed, other]})).await;
        assert_eq!(refused.problem(404), "ids not_found", "{other}");
        assert_eq!(refused.body["code"], "model_not_found");
    }
    assert_eq!(ids_found(&ada, "is:trashed").await, [trashed]);
    assert_eq!(ada.post("/models/purge", json!({"query": "tag:code"})).await.body["purged"], 1);
    assert_eq!((ids_found(&ada, "").await, ids_found(&eve, "is:trashed").await), (vec![live], vec![hers]));
}

async fn with_another_number_than_was_seen_nothing_is_removed(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    ada.delete(&format!("/models/{a}")).await;
    for expected in [0, 2] {
        let refused = ada.post("/models/purge", json!({"query": "", "expected": expected})).await;
        assert_eq!(refused.problem(409), "expected stale");
        assert_eq!(refused.body["code"], "selection_changed");
    }
    assert_eq!(ids_found(&ada, "is:trashed").await, [a]);
}

async fn what_is_gone_is_not_brought_back_by_taking_back(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, b] = tagged(&ada, [&[], &[]]).await;
    let made = undoable(&ada, &[a, b], json!({"delete": true})).await;
    assert_eq!(ada.post("/models/purge", json!({"ids": [a]})).await.body["purged"], 1);
    assert_eq!(undo(&ada, made).await.body, json!({"changed": 1}));
    assert_eq!(ids_found(&ada, "").await, [b]);
    assert_eq!(record(&ada, b).await["revision"], 3);
}

async fn every_refusal_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&[]]).await;
    ada.delete(&format!("/models/{a}")).await;
    let cases = [
        (json!({}), "ids required"),
        (json!({"ids": [a], "query": ""}), "ids required"),
        (json!({"ids": []}), "ids empty"),
        (json!({"ids": (0..10_001).collect::<Vec<_>>()}), "ids too_many"),
        (json!({"ids": ["x"]}), "ids[0] wrong_type"),
        (json!({"query": "status:owned"}), "query unknown_value"),
        (json!({"query": "", "expected": -1}), "expected wrong_type"),
        (json!({"query": "", "change": {"delete": true}}), "change unknown_field"),
    ];
    for (body, refusal) in cases {
        assert_eq!(ada.post("/models/purge", body.clone()).await.problem(422), refusal, "{body:.80}");
    }
    assert_eq!(ada.post("/models/purge?q=", json!({"query": ""})).await.problem(422), "q unknown_parameter");
    assert_eq!(ids_found(&ada, "is:trashed").await, [a]);
}

async fn only_owners_empty_the_trash(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let id = ada.post(&format!("/models?workspace={team}"), json!({"name": "a"})).await.body["id"].clone();
    ada.delete(&format!("/models/{id}")).await;
    let (path, body) = (format!("/models/purge?workspace={team}"), json!({"ids": [id]}));
    assert_eq!(bob.post(&path, body.clone()).await.body["code"], "forbidden");
    assert_eq!(eve.post(&path, body.clone()).await.body["code"], "workspace_not_found");
    let reads = ada.with_token(ada.api_token("read").await);
    assert_eq!(reads.post(&path, body.clone()).await.body["code"], "insufficient_scope");
    assert_eq!(ada.post(&path, body).await.body, json!({"purged": 1}));
}
