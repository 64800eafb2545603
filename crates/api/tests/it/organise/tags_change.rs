//! Changing a tag on every record that has it.

use super::{history, record, tagged, tags_of, undo, without_request};
use futures::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_tag_is_renamed_on_every_record_and_keeps_its_colour,
    a_colour_is_given_and_taken_away,
    a_tag_is_removed_and_given_back,
    tags_become_one_that_keeps_a_colour,
    a_tag_does_not_become_one_that_there_is,
    any_name_may_stand_in_the_address,
    a_tag_that_no_record_has_is_not_found,
    every_refusal_names_its_field,
    the_search_knows_the_new_name,
    renaming_and_editing_at_once_lose_nothing,
    who_only_reads_changes_no_tag,
);

/// The address of a tag, with every character of it encoded that can be.
fn path(tag: &str) -> String {
    let byte = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    format!("/tags/{}", tag.bytes().map(byte).collect::<String>())
}

/// What a report tells, with what takes it back apart.
fn told(answer: &Answer) -> (Value, i64) {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let mut body = answer.body.clone();
    let undo = if body["records"].is_object() { body["records"]["undo"].take() } else { body["undo"].take() };
    (body, undo["id"].as_i64().unwrap())
}

async fn a_tag_is_renamed_on_every_record_and_keeps_its_colour(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, b, trashed] = tagged(&ada, [&["old", "x"], &["x"], &["old"]]).await;
    ada.delete(&format!("/models/{trashed}")).await;
    ada.patch("/tags/old", json!({"color": "#2f6fde"})).await;
    let (body, made) = told(&ada.patch("/tags/OLD", json!({"name": " Brand New "})).await);
    let expected = json!({
        "tag": {"name": "brand new", "color": "#2f6fde", "models": 1, "query": "tag:\"brand new\""},
        "records": {"matched": 2, "changed": 2, "undo": null},
    });
    assert_eq!(body, expected);
    assert_eq!(
        (tags_of(&ada, a).await, record(&ada, b).await["revision"].clone()),
        (vec!["brand new".into(), "x".into()], json!(1))
    );
    assert_eq!(undo(&ada, made).await.body, json!({"changed": 2}));
    ada.post(&format!("/models/{trashed}/restore"), json!({})).await;
    assert_eq!(
        (tags_of(&ada, a).await, tags_of(&ada, trashed).await),
        (vec!["old".into(), "x".into()], vec!["old".into()])
    );
    let first = ada.get("/tags").await.body["items"][0].clone();
    assert_eq!((&first["name"], &first["color"]), (&json!("old"), &json!("#2f6fde")));
    assert_eq!(history(&ada, a).await.len(), 3);
}

async fn a_colour_is_given_and_taken_away(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&["code"]]).await;
    for (patch, color) in [
        (json!({"color": "#2F6FDE"}), json!("#2f6fde")),
        (json!({}), json!("#2f6fde")),
        (json!({"name": "Code", "color": "#d11f1f"}), json!("#d11f1f")),
        (json!({"name": null, "color": null}), Value::Null),
    ] {
        let answer = ada.patch("/tags/code", patch.clone()).await;
        let tag = json!({"name": "code", "color": color, "models": 1, "query": "tag:code"});
        assert_eq!((answer.status, answer.body), (200, json!({"tag": tag, "records": null})), "{patch}");
    }
    assert_eq!(record(&ada, a).await["revision"], 1);
}

async fn a_tag_is_removed_and_given_back(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, b, trashed] = tagged(&ada, [&["old", "x"], &["x"], &["old"]]).await;
    ada.delete(&format!("/models/{trashed}")).await;
    let (body, made) = told(&ada.delete("/tags/old").await);
    assert_eq!(body, json!({"matched": 2, "changed": 2, "undo": null}));
    assert_eq!(
        (tags_of(&ada, a).await, tags_of(&ada, b).await),
        (vec!["x".to_owned()], vec!["x".to_owned()])
    );
    assert_eq!(ada.delete("/tags/old").await.status, 404);
    assert_eq!(undo(&ada, made).await.body, json!({"changed": 2}));
    assert_eq!(tags_of(&ada, a).await, ["old", "x"]);
}

async fn tags_become_one_that_keeps_a_colour(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, b] = tagged(&ada, [&["coding", "programming"], &["code", "coding"]]).await;
    ada.patch("/tags/programming", json!({"color": "#2f6fde"})).await;
    let merger = json!({"from": ["coding", "Programming", "code"], "into": "code"});
    let (body, made) = told(&ada.post("/tags/merge", merger).await);
    let expected = json!({
        "tag": {"name": "code", "color": "#2f6fde", "models": 2, "query": "tag:code"},
        "records": {"matched": 2, "changed": 2, "undo": null},
    });
    assert_eq!(body, expected);
    assert_eq!(
        (tags_of(&ada, a).await, tags_of(&ada, b).await),
        (vec!["code".to_owned()], vec!["code".to_owned()])
    );
    assert_eq!(undo(&ada, made).await.body, json!({"changed": 2}));
    assert_eq!(
        (tags_of(&ada, a).await, tags_of(&ada, b).await),
        (vec!["coding".into(), "programming".into()], vec!["code".into(), "coding".into()])
    );
    // The one that they become need not be there yet.
    let answer = ada.post("/tags/merge", json!({"from": ["code", "coding"], "into": "brand new"})).await;
    assert_eq!(
        (&answer.body["tag"]["name"], &answer.body["records"]["changed"]),
        (&json!("brand new"), &json!(2))
    );
}

async fn a_tag_does_not_become_one_that_there_is(app: TestApp) {
    let ada = app.user("ada").await;
    let [a, _, trashed] = tagged(&ada, [&["old"], &["taken"], &["waiting"]]).await;
    ada.delete(&format!("/models/{trashed}")).await;
    for name in ["taken", "Taken", "waiting"] {
        let refused = ada.patch("/tags/old", json!({"name": name, "color": "#2f6fde"})).await;
        assert_eq!(refused.problem(409), "name taken", "{name}");
        assert_eq!(refused.body["code"], "tag_taken");
    }
    assert_eq!(tags_of(&ada, a).await, ["old"]);
    assert_eq!(ada.get("/tags").await.body["items"][0]["color"], Value::Null);
}

async fn any_name_may_stand_in_the_address(app: TestApp) {
    let ada = app.user("ada").await;
    let names = [
        "a/b",
        "/",
        "100%",
        "%",
        "%2f",
        "%252f",
        "%zz",
        "c++",
        "+",
        "to read",
        "🦙",
        "ünï",
        "merge",
        "bulk",
        "a?b=c",
        "#1",
        "a&b",
        "a;b",
        "\\",
        "'",
        "\"",
        "{id}",
        "*",
        "a.b",
        "~",
        ",",
        "日本語",
    ];
    for name in names {
        let id = ada.keep(json!({"name": "x", "tags": [name, "other"]})).await;
        let path = path(name);
        let painted = ada.patch(&path, json!({"color": "#2f6fde"})).await;
        assert_eq!(
            (painted.status, &painted.body["tag"]["name"]),
            (200, &json!(name)),
            "{path}: {}",
            painted.body
        );
        let renamed = ada.patch(&path, json!({"name": format!("{name}!")})).await;
        assert_eq!(renamed.body["records"]["changed"], 1, "{path}: {}", renamed.body);
        let deleted = ada.delete(&self::path(&format!("{name}!"))).await;
        assert_eq!(deleted.body["changed"], 1, "{path}: {}", deleted.body);
        assert_eq!(tags_of(&ada, id).await, ["other"], "{path}");
    }
    // As a client leaves them that encodes only what it must.
    ada.keep(json!({"name": "x", "tags": ["a+b", "c:d@e"]})).await;
    for raw in ["/tags/a+b", "/tags/c:d@e"] {
        assert_eq!(ada.delete(raw).await.body["changed"], 1, "{raw}");
    }
}

async fn a_tag_that_no_record_has_is_not_found(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    tagged(&ada, [&["hers"]]).await;
    let [a] = tagged(&eve, [&["mine"]]).await;
    for tag in ["hers", "nowhere", "%20", "%00", "%FF", &"x".repeat(51)] {
        let path = format!("/tags/{tag}");
        for answer in [eve.patch(&path, json!({"name": "new"})).await, eve.delete(&path).await] {
            answer.problem(404);
            assert_eq!(answer.body["code"], "tag_not_found", "{path}");
        }
    }
    let (hers, nowhere) = (eve.delete("/tags/hers").await, eve.delete("/tags/nowhere").await);
    assert_eq!(without_request(hers), without_request(nowhere));
    let merger = json!({"from": ["mine", "hers"], "into": "both"});
    assert_eq!(eve.post("/tags/merge", merger).await.body["code"], "tag_not_found");
    assert_eq!(
        (tags_of(&eve, a).await, ada.get("/tags").await.body["total"].clone()),
        (vec!["mine".to_owned()], json!(1))
    );
}

async fn every_refusal_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&["code", "b"]]).await;
    let many: Vec<String> = (0..51).map(|n| n.to_string()).collect();
    let patches = [
        (json!({"name": " "}), "name empty"),
        (json!({"name": "x".repeat(51)}), "name too_long"),
        (json!({"name": "a\u{7}"}), "name control_character"),
        (json!({"name": 7}), "name wrong_type"),
        (json!({"color": "blue"}), "color malformed"),
        (json!({"color": ""}), "color malformed"),
        (json!({"color": "#2f6fdeff"}), "color malformed"),
        (json!({"color": 7}), "color wrong_type"),
        (json!({"colour": "#2f6fde"}), "colour unknown_field"),
        (json!([]), "body wrong_type"),
    ];
    for (patch, refusal) in patches {
        assert_eq!(ada.patch("/tags/code", patch.clone()).await.problem(422), refusal, "{patch}");
    }
    let both = ada.patch("/tags/code", json!({"name": "", "color": "x"})).await;
    assert_eq!(
        (both.status, both.refusals()),
        (422, vec!["name empty".to_owned(), "color malformed".to_owned()])
    );
    let mergers = [
        (json!({}), "from required"),
        (json!({"from": ["code"]}), "into required"),
        (json!({"from": [], "into": "x"}), "from empty"),
        (json!({"from": ["Code"], "into": "code"}), "from empty"),
        (json!({"from": ["code", ""], "into": "x"}), "from[1] empty"),
        (json!({"from": many, "into": "x"}), "from too_many"),
        (json!({"from": ["code"], "into": " "}), "into empty"),
        (json!({"from": "code", "into": "x"}), "from wrong_type"),
        (json!({"from": ["code"], "into": "x", "color": null}), "color unknown_field"),
    ];
    for (merger, refusal) in mergers {
        assert_eq!(ada.post("/tags/merge", merger.clone()).await.problem(422), refusal, "{merger:.80}");
    }
    assert_eq!(ada.patch("/tags/code?x=1", json!({})).await.problem(422), "x unknown_parameter");
    assert_eq!(ada.delete("/tags/code?x=1").await.problem(422), "x unknown_parameter");
    assert_eq!(
        (tags_of(&ada, a).await, record(&ada, a).await["revision"].clone()),
        (vec!["b".into(), "code".into()], json!(1))
    );
}

async fn the_search_knows_the_new_name(app: TestApp) {
    let ada = app.user("ada").await;
    let [a] = tagged(&ada, [&["zanzibar"]]).await;
    ada.patch("/tags/zanzibar", json!({"name": "timbuktu"})).await;
    assert_eq!(super::ids_found(&ada, "timbuktu").await, [a]);
    assert_eq!(super::ids_found(&ada, "zanzibar").await, Vec::<i64>::new());
}

async fn renaming_and_editing_at_once_lose_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let mut ids = Vec::new();
    for n in 0..12 {
        ids.push(ada.keep(json!({"name": format!("Record {n}"), "tags": ["old", "kept"]})).await);
    }
    let edits = join_all(
        ids.iter().map(async |id| ada.patch(&format!("/models/{id}"), json!({"rating": 3})).await.status),
    );
    let (renamed, edited): (Answer, Vec<u16>) =
        tokio::join!(ada.patch("/tags/old", json!({"name": "new"})), edits);
    assert_eq!((renamed.status, edited), (200, vec![200; 12]), "{}", renamed.body);
    for id in ids {
        let record = record(&ada, id).await;
        assert_eq!((&record["tags"], &record["rating"]), (&json!(["kept", "new"]), &json!(3)));
    }
}

async fn refused(person: &TestUser<'_>, there: &str, code: &str) {
    let answers = [
        person.patch(&format!("/tags/ours{there}"), json!({"name": "x"})).await,
        person.delete(&format!("/tags/ours{there}")).await,
        person.post(&format!("/tags/merge{there}"), json!({"from": ["ours"], "into": "x"})).await,
    ];
    for answer in answers {
        assert_eq!(answer.body["code"], code, "{}", answer.body);
    }
}

async fn who_only_reads_changes_no_tag(app: TestApp) {
    let (ada, bob, eve) = (app.user("ada").await, app.user("bob").await, app.user("eve").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    ada.post(&format!("/models?workspace={team}"), json!({"name": "x", "tags": ["ours"]})).await;
    let there = format!("?workspace={team}");
    refused(&bob, &there, "forbidden").await;
    refused(&eve, &there, "workspace_not_found").await;
    refused(&ada.with_token(ada.api_token("read").await), &there, "insufficient_scope").await;
    let writes = ada.with_token(ada.api_token("write").await);
    assert_eq!(Answer::to(writes.request(Method::DELETE, &format!("/tags/ours{there}"))).await.status, 200);
}
