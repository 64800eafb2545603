use futures::stream;
use reqwest::{Body, Method};
use serde_json::json;
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

on_both_databases!(
    what_is_no_json_is_malformed,
    a_text_that_is_no_unicode_is_refused_by_its_field,
    json_that_is_no_object_is_refused,
    a_list_is_not_taken_for_the_fields_in_their_order,
    a_source_of_the_wrong_type_is_refused_by_its_name,
    a_field_that_is_given_twice_is_refused,
    a_body_that_is_not_said_to_be_json_is_not_read,
    a_body_over_the_limit_is_refused,
    a_body_over_the_limit_is_refused_even_if_it_does_not_say_its_length,
    a_body_up_to_the_limit_is_read,
);

/// The addresses that read a body, and a text that each knows.
const BODIES: [(&str, &str); 8] = [
    ("/models", "name"),
    ("/models/autofill", "source"),
    ("/models/import", "text"),
    ("/models/bulk", "query"),
    ("/models/purge", "query"),
    ("/tags/merge", "into"),
    ("/auth/login", "email"),
    ("/auth/register", "username"),
];

async fn send(user: &TestUser<'_>, method: Method, path: &str, body: impl Into<Body>) -> Answer {
    Answer::to(user.request(method, path).header("content-type", "application/json").body(body)).await
}

async fn what_is_no_json_is_malformed(app: TestApp) {
    let ada = app.user("ada").await;
    let deep = [b"{\"FIELD\":".to_vec(), b"[".repeat(100_000)].concat();
    let bodies: [&[u8]; 11] = [
        b"",
        b" ",
        b"{",
        b"[",
        b"[1,]",
        b"{\"FIELD\":",
        b"{\"FIELD\":\"x\"} and more",
        b"{'FIELD':'x'}",
        b"{\"unknown\":1,\"FIELD\":",
        b"{\"FIELD\":\"x\",}",
        &deep,
    ];
    for (path, field) in BODIES {
        for body in bodies {
            let body = String::from_utf8_lossy(body).replace("FIELD", field);
            let answer = send(&ada, Method::POST, path, body.clone()).await;
            answer.problem(400);
            assert_eq!(answer.body["code"], "malformed_json", "{path}: {body:.50}");
        }
    }
    assert_eq!(ada.total().await, 0);
}

async fn a_text_that_is_no_unicode_is_refused_by_its_field(app: TestApp) {
    let ada = app.user("ada").await;
    for (path, field) in BODIES {
        for bad in [&b"\xff\xfe"[..], b"\xc3", b"\xed\xa0\x80", b"\\ud800", b"\\udc00\\ud800"] {
            let body = [b"{\"", field.as_bytes(), b"\":\"", bad, b"\"}"].concat();
            let answer = send(&ada, Method::POST, path, body).await;
            assert_eq!(answer.problem(400), format!("{field} malformed"), "{path}: {bad:?}");
        }
    }
    assert_eq!(ada.total().await, 0);
}

async fn json_that_is_no_object_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    for (path, _) in BODIES {
        for body in ["null", "7", "\"text\"", "true", "[]", "[{\"name\":\"x\"}]", " \n[\"ada\"]"] {
            let answer = send(&ada, Method::POST, path, body).await;
            assert_eq!(answer.problem(422), "body wrong_type", "{path}: {body}");
        }
    }
}

async fn a_list_is_not_taken_for_the_fields_in_their_order(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Before"})).await);
    for (method, path, body) in [
        (Method::POST, "/auth/login", r#"["ada","correct horse"]"#),
        (Method::POST, "/auth/register", r#"["eve","eve@example.org","correct horse"]"#),
        (Method::POST, "/models/autofill", r#"["lumen-labs/Aurora-7B"]"#),
        (Method::PATCH, path.as_str(), r#"["After"]"#),
    ] {
        assert_eq!(send(&ada, method, path, body).await.problem(422), "body wrong_type", "{path}");
    }
}

async fn a_source_of_the_wrong_type_is_refused_by_its_name(app: TestApp) {
    let ada = app.user("ada").await;
    for path in ["/models", "/models/autofill"] {
        for source in [json!(7), json!(["lumen-labs/Aurora-7B"]), json!({})] {
            let answer = ada.post(path, json!({"source": source})).await;
            assert_eq!(answer.problem(422), "source wrong_type", "{path}: {}", answer.body);
        }
    }
    let answer = ada.post("/models/import", json!({"sources": ["lumen-labs/Aurora-7B", 7]})).await;
    assert_eq!(answer.problem(422), "sources[1] wrong_type");
    assert_eq!(ada.total().await, 0);
}

async fn a_field_that_is_given_twice_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    let path = format!("/models/{}", ada.keep(json!({"name": "Before"})).await);
    let twice = r#"{"name":"one","name":"two"}"#;
    for (method, path) in
        [(Method::PATCH, path.as_str()), (Method::PUT, path.as_str()), (Method::POST, "/models")]
    {
        let answer = send(&ada, method, path, twice).await;
        assert_eq!(answer.problem(422), "name repeated", "{path}: {}", answer.body);
    }
    let twice = r#"{"source":"lumen-labs/Aurora-7B","source":null}"#;
    for path in ["/models", "/models/autofill"] {
        assert_eq!(send(&ada, Method::POST, path, twice).await.problem(422), "source repeated", "{path}");
    }
}

async fn a_body_that_is_not_said_to_be_json_is_not_read(app: TestApp) {
    let ada = app.user("ada").await;
    for (path, _) in BODIES {
        for kind in [
            None,
            Some(""),
            Some("text/plain"),
            Some("application/x-www-form-urlencoded"),
            Some("text/json"),
            Some("application/jsonp"),
        ] {
            let request = ada.request(Method::POST, path).body(r#"{"name":"x"}"#);
            let request =
                kind.into_iter().fold(request, |request, kind| request.header("content-type", kind));
            let answer = Answer::to(request).await;
            answer.problem(415);
            assert_eq!(answer.body["code"], "unsupported_media_type", "{kind:?}");
        }
    }
    assert_eq!(ada.total().await, 0);
}

/// A record whose JSON has this many bytes, most of them spaces.
fn padded(bytes: usize) -> String {
    let record = r#"{"name":"x"}"#;
    format!("{record}{}", " ".repeat(bytes - record.len()))
}

async fn a_body_over_the_limit_is_refused(app: TestApp) {
    let ada = app.user("ada").await;
    for (path, _) in BODIES {
        let answer = send(&ada, Method::POST, path, padded(trackml_api::MAX_BODY_BYTES + 1)).await;
        answer.problem(413);
        assert_eq!(answer.body["code"], "body_too_large");
    }
    assert_eq!(ada.total().await, 0);
}

async fn a_body_over_the_limit_is_refused_even_if_it_does_not_say_its_length(app: TestApp) {
    let ada = app.user("ada").await;
    let piece = |_| Ok::<_, std::io::Error>(vec![b' '; 64 * 1024]);
    for (path, _) in BODIES {
        let body = Body::wrap_stream(stream::iter((0..17).map(piece)));
        let answer = send(&ada, Method::POST, path, body).await;
        answer.problem(413);
        assert_eq!(answer.body["code"], "body_too_large");
    }
}

async fn a_body_up_to_the_limit_is_read(app: TestApp) {
    let ada = app.user("ada").await;
    let answer = send(&ada, Method::POST, "/models", padded(trackml_api::MAX_BODY_BYTES)).await;
    assert_eq!(answer.status, 201);
    let body = stream::iter([Ok::<_, std::io::Error>(padded(trackml_api::MAX_BODY_BYTES))]);
    let answer = send(&ada, Method::POST, "/models", Body::wrap_stream(body)).await;
    assert_eq!(answer.status, 201);
}
