//! Who may do what: every operation of the document, asked by everybody.
//!
//! The operations come from the OpenAPI document itself. One that has no row here fails, so none can be forgotten; nor
//! can one say in the document that it wants another credential than it does.

mod rows;
mod world;

use reqwest::Method;
use rows::{ROWS, Row, Who};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use trackml_domain::workspace::Role;
use trackml_testkit::test_app::{Answer, TestApp};
use world::{Asker, Cast, World};

on_both_databases!(everybody_is_answered_as_the_table_says);

/// What the document says of an operation.
struct Operation {
    method: Method,
    path: String,
    security: BTreeSet<String>,
}

fn document() -> Value {
    serde_json::from_str(&trackml_api::document().unwrap()).unwrap()
}

fn operation(document: &Value, id: &str) -> Operation {
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if operation["operationId"] == id {
                let schemes = operation["security"].as_array().into_iter().flatten();
                let name = |scheme: &Value| {
                    let (name, scopes) = scheme.as_object().unwrap().iter().next().unwrap();
                    scopes
                        .as_array()
                        .unwrap()
                        .iter()
                        .fold(name.clone(), |name, scope| format!("{name}:{}", scope.as_str().unwrap()))
                };
                let method = method.to_uppercase().parse().unwrap();
                return Operation { method, path: path.clone(), security: schemes.map(name).collect() };
            }
        }
    }
    panic!("the document has no operation {id}");
}

#[test]
fn every_operation_has_a_row_and_every_row_an_operation() {
    let document = document();
    let items = document["paths"].as_object().unwrap().values();
    let operations: BTreeSet<&str> = items
        .flat_map(|item| item.as_object().unwrap().values())
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    let rows: BTreeSet<&str> = ROWS.iter().map(|row| row.operation).collect();
    assert_eq!(rows, operations);
}

#[test]
fn every_operation_documents_the_credentials_that_it_takes() {
    let document = document();
    for row in ROWS {
        let expected: &[&str] = match row.who {
            Who::Everybody | Who::Unshut => &[],
            Who::Cookie => &["refresh_cookie"],
            Who::AnyCaller | Who::Reader(_) => &["session", "api_token:read"],
            Who::AnyWriter | Who::Writer(_) => &["session", "api_token:write"],
            Who::AnySession | Who::SessionRole(_) | Who::Administrator => &["session"],
            Who::SessionOrCookie => &["session", "refresh_cookie"],
        };
        let expected: BTreeSet<String> = expected.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(operation(&document, row.operation).security, expected, "{}", row.operation);
    }
}

/// The status that an asker is answered with.
fn expected(row: &Row, asker: Asker) -> u16 {
    let role = |least: Role| match asker.role() {
        None => 404,
        Some(role) if role < least => 403,
        Some(_) => row.status,
    };
    match row.who {
        Who::Unshut if asker == Asker::Disabled => 401,
        Who::Everybody | Who::Unshut => row.status,
        Who::Cookie => 401,
        _ if asker.has_no_credential() => 401,
        Who::AnyCaller => row.status,
        Who::Reader(least) => role(least),
        _ if asker == Asker::ReadToken => 403,
        Who::AnyWriter | Who::AnySession | Who::SessionOrCookie => row.status,
        Who::Writer(least) | Who::SessionRole(least) => role(least),
        Who::Administrator if asker == Asker::Administrator => row.status,
        Who::Administrator => 403,
    }
}

async fn everybody_is_answered_as_the_table_says(app: TestApp) {
    let (document, cast) = (document(), Cast::of(&app).await);
    let mut wrong = Vec::new();
    for row in ROWS {
        let Operation { method, path, .. } = operation(&document, row.operation);
        for asker in Asker::ALL {
            let world = World::new(&app, &cast, asker).await;
            let path = format!("{}{}", world.filled(&path), world.filled(row.query));
            let mut request = app.anonymous(method.clone(), &path);
            if let Some(token) = &world.credential {
                request = request.bearer_auth(token);
            }
            let body = rows::body(row.operation, &world);
            let answer = Answer::to(if body == json!(null) { request } else { request.json(&body) }).await;
            let wanted = expected(row, asker);
            if answer.status != wanted {
                let got = answer.status;
                wrong.push(format!("{method} {path} by {asker:?}: {got}, not {wanted}: {}", answer.body));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
