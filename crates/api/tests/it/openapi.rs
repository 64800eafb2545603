use reqwest::Method;
use serde_json::Value;
use std::path::Path;
use trackml_testkit::test_app::{Answer, TestApp};

on_both_databases!(
    the_server_serves_the_document,
    every_operation_of_the_document_is_answered,
    every_operation_that_reads_a_body_documents_it_and_no_other,
    every_operation_that_needs_a_token_documents_it_and_no_other,
);

fn document() -> Value {
    serde_json::from_str(&trackml_api::document().unwrap()).unwrap()
}

/// Method, path with a number for each variable, and what the document says.
fn operations(document: &Value) -> Vec<(Method, String, &Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths
        .flat_map(|(path, item)| {
            let path = [
                "{id}",
                "{user_id}",
                "{invitation_id}",
                "{entry_id}",
                "{bulk_id}",
                "{event_id}",
                "{thread_id}",
                "{name}",
            ]
            .into_iter()
            .fold(path.replace("{field}", "license"), |path, variable| path.replace(variable, "1"));
            assert!(!path.contains('{'), "{path}");
            item.as_object().unwrap().iter().map(move |(method, operation)| {
                (method.to_uppercase().parse().unwrap(), path.clone(), operation)
            })
        })
        .collect()
}

#[test]
fn the_document_in_the_repository_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept.trim_end() == trackml_api::document().unwrap().trim_end(),
        "{} is old: run make openapi",
        path.display()
    );
}

#[test]
fn the_document_is_openapi_3_1() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn every_operation_has_a_name_of_its_own_a_summary_and_a_tag() {
    let document = document();
    let mut names = Vec::new();
    for (method, path, operation) in operations(&document) {
        names.push(operation["operationId"].as_str().unwrap());
        assert!(!operation["summary"].as_str().unwrap_or_default().is_empty(), "{method} {path}");
        assert_eq!(operation["tags"].as_array().unwrap().len(), 1, "{method} {path}");
    }
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn every_reference_leads_somewhere() {
    fn check(value: &Value, document: &Value) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(target)) = object.get("$ref") {
                    let pointer = target.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{target} leads nowhere");
                }
                object.values().for_each(|value| check(value, document));
            }
            Value::Array(items) => items.iter().for_each(|value| check(value, document)),
            _ => {}
        }
    }
    let document = document();
    check(&document, &document);
}

async fn the_server_serves_the_document(app: TestApp) {
    let answer = Answer::to(app.anonymous(Method::GET, "/api/v1/openapi.json")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    assert_eq!(answer.body, document());
}

async fn every_operation_of_the_document_is_answered(app: TestApp) {
    for (method, path, _) in operations(&document()) {
        let answer = Answer::to(app.anonymous(method.clone(), &path)).await;
        assert!(!matches!(answer.status, 404 | 405), "{method} {path}: {}", answer.body);
    }
}

async fn every_operation_that_reads_a_body_documents_it_and_no_other(app: TestApp) {
    for (n, (method, path, operation)) in operations(&document()).into_iter().enumerate() {
        let token = app.user(&format!("user-{n}")).await.token;
        let request =
            app.anonymous(method.clone(), &path).bearer_auth(token).header("content-type", "text/plain");
        let reads = Answer::to(request.body("x")).await.status == 415;
        assert_eq!(reads, operation.get("requestBody").is_some(), "{method} {path}");
        if reads {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            assert!(schema.is_object(), "{method} {path}");
        }
    }
}

async fn every_operation_that_needs_a_token_documents_it_and_no_other(app: TestApp) {
    for (method, path, operation) in operations(&document()) {
        let body = serde_json::json!({});
        let status = Answer::to(app.anonymous(method.clone(), &path).json(&body)).await.status;
        assert_eq!(status == 401, operation.get("security").is_some(), "{method} {path}");
    }
}
