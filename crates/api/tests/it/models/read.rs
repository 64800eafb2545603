use reqwest::Method;
use serde_json::{Value, json};
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    a_record_carries_its_tag,
    what_the_client_has_is_not_sent_again,
    what_was_changed_is_sent_again,
    an_id_that_is_none_is_not_found,
);

async fn unless(user: &TestUser<'_>, path: &str, known: &str) -> Answer {
    Answer::to(user.request(Method::GET, path).header("if-none-match", known)).await
}

async fn a_record_carries_its_tag(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    let read = ada.get(&path).await;
    assert_eq!((read.status, read.header("etag")), (200, Some("\"1\"")));
    assert_eq!(read.header("cache-control"), Some("private, no-cache"));
}

async fn what_the_client_has_is_not_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    for known in ["\"1\"", "W/\"1\"", "\"7\", \"1\"", "*"] {
        let read = unless(&ada, &path, known).await;
        assert_eq!((read.status, &read.body), (304, &Value::Null), "{known}");
        assert_eq!(read.header("etag"), Some("\"1\""));
    }
}

async fn what_was_changed_is_sent_again(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Zephyr"})).await);
    ada.patch(&path, json!({"rating": 2})).await;
    for known in ["\"1\"", "\"nonsense\"", "2", ""] {
        let read = unless(&ada, &path, known).await;
        assert_eq!((read.status, &read.body["rating"]), (200, &json!(2)), "{known}");
        assert_eq!(read.header("etag"), Some("\"2\""));
    }
}

async fn an_id_that_is_none_is_not_found(app: TestApp) {
    let ada = app.user("ada").await;
    let ids = [
        "0",
        "1",
        "-1",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999",
        "abc",
        "1.5",
        "1e3",
        "%00",
        "%FF",
        "1;--",
        "null",
    ];
    for id in ids {
        for (method, tail) in [(Method::GET, ""), (Method::GET, "/history"), (Method::DELETE, "")] {
            let answer = Answer::to(ada.request(method, &format!("/models/{id}{tail}"))).await;
            answer.problem(404);
            assert_eq!(answer.body["code"], "model_not_found", "{id}");
        }
        for method in [Method::PATCH, Method::PUT] {
            let answer =
                Answer::to(ada.request(method, &format!("/models/{id}")).json(&json!({"name": "x"}))).await;
            answer.problem(404);
            assert_eq!(answer.body["code"], "model_not_found", "{id}");
        }
    }
}
