//! Saved views.

use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_view_is_saved_as_it_was_sent,
    the_query_of_a_view_finds_what_it_looks_for,
    views_stand_in_the_order_of_their_names,
    a_list_that_is_known_is_not_sent_again,
    a_refusal_names_its_field,
    a_query_that_cannot_be_read_is_refused_at_its_column,
    a_name_is_taken_once,
    a_workspace_has_no_more_than_two_hundred,
    a_patch_changes_what_it_names,
    a_patch_that_is_refused_names_its_field,
    a_deleted_view_is_gone,
    views_are_shared_by_those_who_share_the_workspace,
    a_viewer_uses_views_and_changes_none,
    anothers_view_is_not_found_whatever_is_tried,
    a_token_that_may_only_read_saves_nothing,
    a_deleted_account_leaves_what_it_saved,
    a_bad_parameter_is_refused_by_its_name,
);

fn daily() -> Value {
    json!({"name": "Daily", "query": "  Llama  status:using -tag:old sort:-params "})
}

/// Saves a view and gives its address.
async fn save(user: &TestUser<'_>, list: &str, body: Value) -> String {
    let answer = user.post(list, body).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    format!("/views/{}", answer.body["id"])
}

async fn views(user: &TestUser<'_>, list: &str) -> Vec<Value> {
    let answer = user.get(list).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["total"], answer.body["items"].as_array().unwrap().len());
    assert_eq!(answer.body["next_cursor"], Value::Null);
    answer.body["items"].as_array().unwrap().clone()
}

async fn a_view_is_saved_as_it_was_sent(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = ada.post("/views", json!({"name": " Daily 🦙 ", "query": daily()["query"]})).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let location = format!("/api/v1/views/{}", answer.body["id"]);
    assert_eq!(answer.header("location"), Some(location.as_str()));
    assert_eq!((&answer.body["name"], &answer.body["query"]), (&json!("Daily 🦙"), &daily()["query"]));
    let home = ada.get("/auth/verify-token").await.body["workspace_id"].clone();
    assert_eq!((&answer.body["user_id"], &answer.body["workspace_id"]), (&json!(ada.id), &home));
    assert!(answer.body["created_at"].is_string());
    assert_eq!(views(&ada, "/views").await, [answer.body]);
}

async fn the_query_of_a_view_finds_what_it_looks_for(app: TestApp) {
    let ada = app.user("ada").await;
    ada.keep(json!({"name": "Llama 3", "status": "using"})).await;
    ada.keep(json!({"name": "Llama 2"})).await;
    save(&ada, "/views", daily()).await;
    let query = views(&ada, "/views").await[0]["query"].as_str().unwrap().to_owned();
    let answer = Answer::to(ada.request(Method::GET, "/models").query(&[("q", query)])).await;
    assert_eq!((&answer.body["total"], &answer.body["items"][0]["name"]), (&json!(1), &json!("Llama 3")));
}

async fn views_stand_in_the_order_of_their_names(app: TestApp) {
    let ada = app.user("ada").await;
    for name in ["zoo", "École", "b", "A", "Ü", "c"] {
        save(&ada, "/views", json!({"name": name, "query": ""})).await;
    }
    let names: Vec<_> = views(&ada, "/views").await.iter().map(|view| view["name"].clone()).collect();
    assert_eq!(names, ["A", "b", "c", "zoo", "École", "Ü"]);
}

async fn a_list_that_is_known_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    let path = save(&ada, "/views", daily()).await;
    let seen = ada.get("/views").await;
    assert_eq!(seen.header("cache-control"), Some("private, no-cache"));
    let tag = seen.header("etag").unwrap().to_owned();
    let again = async || Answer::to(ada.request(Method::GET, "/views").header("if-none-match", &tag)).await;
    assert_eq!((again().await.status, again().await.body), (304, Value::Null));
    ada.patch(&path, json!({"name": "Weekly"})).await;
    assert_eq!(again().await.body["items"][0]["name"], "Weekly");
}

async fn a_refusal_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    for (body, refusal) in [
        (json!({"query": "x"}), "name required"),
        (json!({"name": "x"}), "query required"),
        (json!({"name": null, "query": "x"}), "name wrong_type"),
        (json!({"name": 7, "query": "x"}), "name wrong_type"),
        (json!({"name": " ", "query": "x"}), "name empty"),
        (json!({"name": "a\nb", "query": "x"}), "name control_character"),
        (json!({"name": "é".repeat(101), "query": "x"}), "name too_long"),
        (json!({"name": "x", "query": null}), "query wrong_type"),
        (json!({"name": "x", "query": ["x"]}), "query wrong_type"),
        (json!({"name": "x", "query": "a\u{0}b"}), "query control_character"),
        (json!({"name": "x", "query": "x".repeat(2_001)}), "query too_long"),
        (json!({"name": "x", "query": "x", "colour": "red"}), "colour unknown_field"),
        (json!({"name": "x", "query": "x", "workspace_id": 1}), "workspace_id unknown_field"),
        (json!(["x", "x"]), "body wrong_type"),
    ] {
        assert_eq!(ada.post("/views", body.clone()).await.problem(422), refusal, "{body:.200}");
    }
    let answer = ada.post("/views", json!({"name": "", "query": "status:owned"})).await;
    answer.problem(422);
    assert_eq!(answer.refusals(), ["name empty", "query unknown_value"]);
    assert_eq!(views(&ada, "/views").await.len(), 0);
    save(&ada, "/views", json!({"name": "é".repeat(100), "query": "x".repeat(2_000)})).await;
}

async fn a_query_that_cannot_be_read_is_refused_at_its_column(app: TestApp) {
    let ada = app.user("ada").await;
    let path = save(&ada, "/views", daily()).await;
    for (query, code, column) in [
        ("é status:owned", "unknown_value", 10),
        ("llama (a OR b", "syntax", 7),
        ("colour:red", "unknown_field", 1),
    ] {
        let saved = ada.post("/views", json!({"name": "x", "query": query})).await;
        let changed = ada.patch(&path, json!({"query": query})).await;
        for answer in [saved, changed] {
            assert_eq!(answer.problem(422), format!("query {code}"), "{query}");
            assert_eq!(answer.body["errors"][0]["column"], column, "{}", answer.body);
        }
    }
}

async fn a_name_is_taken_once(app: TestApp) {
    let ada = app.user("ada").await;
    save(&ada, "/views", json!({"name": "École", "query": ""})).await;
    let other = save(&ada, "/views", json!({"name": "Weekly", "query": "llama"})).await;
    let before = views(&ada, "/views").await;
    let created = ada.post("/views", json!({"name": " éCOLE", "query": ""})).await;
    let renamed = ada.patch(&other, json!({"name": "éCOLE", "query": "is:favorite"})).await;
    for answer in [created, renamed] {
        assert_eq!(answer.problem(409), "name taken");
        assert_eq!(answer.body["code"], "view_name_taken");
    }
    assert_eq!(views(&ada, "/views").await, before);
    assert_eq!(ada.patch(&other, json!({"name": "WEEKLY"})).await.body["name"], "WEEKLY");
    let team = ada.workspace("Team").await;
    save(&ada, &format!("/views?workspace={team}"), json!({"name": "École", "query": ""})).await;
}

async fn a_workspace_has_no_more_than_two_hundred(app: TestApp) {
    let ada = app.user("ada").await;
    for number in 0..200 {
        save(&ada, "/views", json!({"name": format!("view {number}"), "query": ""})).await;
    }
    let answer = ada.post("/views", daily()).await;
    answer.problem(409);
    assert_eq!(answer.body["code"], "too_many_views");
    assert_eq!(views(&ada, "/views").await.len(), 200);
    let team = ada.workspace("Team").await;
    save(&ada, &format!("/views?workspace={team}"), daily()).await;
}

async fn a_patch_changes_what_it_names(app: TestApp) {
    let ada = app.user("ada").await;
    let path = save(&ada, "/views", daily()).await;
    let mut expected = views(&ada, "/views").await.remove(0);
    for body in
        [json!({"name": "Weekly"}), json!({"query": " is:favorite "}), json!({"query": ""}), json!({})]
    {
        for (field, value) in body.as_object().unwrap() {
            expected[field] = value.clone();
        }
        let answer = ada.patch(&path, body).await;
        assert_eq!((answer.status, &answer.body), (200, &expected));
        assert_eq!(views(&ada, "/views").await, [expected.clone()]);
    }
}

async fn a_patch_that_is_refused_names_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    let path = save(&ada, "/views", daily()).await;
    let before = views(&ada, "/views").await;
    for (body, refusal) in [
        (json!({"name": null}), "name required"),
        (json!({"name": ""}), "name empty"),
        (json!({"name": "x".repeat(101)}), "name too_long"),
        (json!({"query": null}), "query required"),
        (json!({"query": 7}), "query wrong_type"),
        (json!({"name": "kept out", "query": "a\u{0}"}), "query control_character"),
        (json!({"id": 7}), "id unknown_field"),
        (json!([]), "body wrong_type"),
    ] {
        assert_eq!(ada.patch(&path, body.clone()).await.problem(422), refusal, "{body:.200}");
    }
    assert_eq!(views(&ada, "/views").await, before);
}

async fn a_deleted_view_is_gone(app: TestApp) {
    let ada = app.user("ada").await;
    let path = save(&ada, "/views", daily()).await;
    let answer = ada.delete(&path).await;
    assert_eq!((answer.status, &answer.body), (204, &Value::Null));
    for path in [path.as_str(), "/views/999999", "/views/x", "/views/-1"] {
        for answer in [ada.delete(path).await, ada.patch(path, json!({"name": "x"})).await] {
            answer.problem(404);
            assert_eq!(answer.body["code"], "view_not_found", "{path}");
        }
    }
    assert_eq!(views(&ada, "/views").await.len(), 0);
    save(&ada, "/views", daily()).await;
}

async fn views_are_shared_by_those_who_share_the_workspace(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let list = format!("/views?workspace={team}");
    let path = save(&ada, &list, daily()).await;
    assert_eq!(views(&bob, &list).await, views(&ada, &list).await);
    let changed = bob.patch(&path, json!({"name": "Weekly"})).await;
    assert_eq!((changed.status, &changed.body["user_id"]), (200, &json!(ada.id)));
    assert_eq!(views(&ada, &list).await, [changed.body]);
    assert_eq!(bob.delete(&path).await.status, 204);
    assert_eq!((views(&ada, "/views").await.len(), views(&bob, "/views").await.len()), (0, 0));
}

async fn a_viewer_uses_views_and_changes_none(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "viewer").await;
    let list = format!("/views?workspace={team}");
    let path = save(&ada, &list, daily()).await;
    let before = views(&bob, &list).await;
    let refused = [
        bob.post(&list, json!({"name": "x", "query": ""})).await,
        bob.patch(&path, json!({"name": "x"})).await,
        bob.delete(&path).await,
    ];
    for answer in refused {
        answer.problem(403);
        assert_eq!(answer.body["code"], "forbidden");
    }
    assert_eq!(views(&ada, &list).await, before);
}

async fn anothers_view_is_not_found_whatever_is_tried(app: TestApp) {
    let (ada, eve) = (app.user("ada").await, app.user("eve").await);
    let home = ada.get("/auth/verify-token").await.body["workspace_id"].clone();
    let path = save(&ada, "/views", daily()).await;
    let attempts = async |list: &str, path: &str| {
        [
            eve.get(list).await,
            eve.post(list, json!({"name": "x", "query": ""})).await,
            eve.patch(path, json!({"name": "x"})).await,
            eve.delete(path).await,
        ]
    };
    let theirs = attempts(&format!("/views?workspace={home}"), &path).await;
    let missing = attempts("/views?workspace=999999", "/views/999999").await;
    let codes = ["workspace_not_found", "workspace_not_found", "view_not_found", "view_not_found"];
    for ((mut answer, mut nowhere), code) in theirs.into_iter().zip(missing).zip(codes) {
        answer.problem(404);
        assert_eq!(answer.body["code"], code);
        (answer.body["request_id"], nowhere.body["request_id"]) = (Value::Null, Value::Null);
        assert_eq!(answer.body, nowhere.body);
    }
    assert_eq!(views(&eve, "/views").await.len(), 0);
    assert_eq!(views(&ada, "/views").await[0]["name"], "Daily");
}

async fn a_token_that_may_only_read_saves_nothing(app: TestApp) {
    let ada = app.user("ada").await;
    let path = save(&ada, "/views", daily()).await;
    let reads = ada.with_token(ada.api_token("read").await);
    assert_eq!(views(&reads, "/views").await.len(), 1);
    for answer in [
        reads.post("/views", json!({"name": "x", "query": ""})).await,
        reads.patch(&path, json!({"name": "x"})).await,
        reads.delete(&path).await,
    ] {
        answer.problem(403);
        assert_eq!(answer.body["code"], "insufficient_scope");
    }
    let writes = ada.with_token(ada.api_token("write").await);
    assert_eq!(writes.delete(&path).await.status, 204);
}

async fn a_deleted_account_leaves_what_it_saved(app: TestApp) {
    let (ada, bob) = (app.user("ada").await, app.user("bob").await);
    let team = ada.workspace("Team").await;
    ada.share(team, &bob, "editor").await;
    let list = format!("/views?workspace={team}");
    save(&bob, &list, daily()).await;
    let password = json!({"password": trackml_testkit::test_app::PASSWORD});
    let gone = Answer::to(bob.request(Method::DELETE, "/auth/me").json(&password)).await;
    assert_eq!(gone.status, 204, "{}", gone.body);
    let view = &views(&ada, &list).await[0];
    assert_eq!((&view["name"], &view["user_id"]), (&json!("Daily"), &Value::Null));
}

async fn a_bad_parameter_is_refused_by_its_name(app: TestApp) {
    let ada = app.user("ada").await;
    for (query, refusal) in [
        ("workspace=x", "workspace malformed"),
        ("workspace=1&workspace=1", "workspace repeated"),
        ("limit=1", "limit unknown_parameter"),
    ] {
        assert_eq!(ada.get(&format!("/views?{query}")).await.problem(422), refusal, "{query}");
        assert_eq!(ada.post(&format!("/views?{query}"), daily()).await.problem(422), refusal, "{query}");
    }
}
