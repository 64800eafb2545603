//! A JSON body, refused with the field's name.

use crate::MAX_BODY_BYTES;
use crate::problem::{Code, FieldProblem, Problem};
use actix_web::http::{StatusCode, header};
use actix_web::rt::time::timeout;
use actix_web::web::{Bytes, PayloadConfig};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures::future::LocalBoxFuture;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;
use std::time::Duration;

/// How long a body may take to arrive: a megabyte in a minute is slower than any line.
const SLOW_BODY: Duration = Duration::from_mins(1);

/// A JSON body, and the bytes that it came in.
pub(crate) struct JsonBody<T> {
    pub(crate) value: T,
    pub(crate) bytes: Bytes,
}

impl<T: DeserializeOwned + 'static> FromRequest for JsonBody<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, mut payload) = (request.clone(), payload.take());
        Box::pin(async move {
            if !is_json(&request) {
                return Err(Problem::new(Code::UnsupportedMediaType));
            }
            let reading = Bytes::from_request(&request, &mut payload);
            let late = |_elapsed| Problem::new(Code::RequestTimeout);
            let bytes = timeout(SLOW_BODY, reading).await.map_err(late)?.map_err(|error| unread(&error))?;
            Ok(Self { value: parse(&bytes)?, bytes })
        })
    }
}

/// The limit that [`Bytes`] reads up to.
pub(crate) fn limits() -> PayloadConfig {
    PayloadConfig::new(MAX_BODY_BYTES)
}

/// Whether the body says that it is JSON; `application/merge-patch+json` and its like are.
fn is_json(request: &HttpRequest) -> bool {
    let stated = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = stated.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let subtype = kind.strip_prefix("application/").unwrap_or_default();
    let subtype = subtype.rsplit('+').next().unwrap_or(subtype);
    subtype == "json"
}

fn unread(error: &actix_web::Error) -> Problem {
    match error.as_response_error().status_code() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(Code::BodyTooLarge).with_detail(format!("{MAX_BODY_BYTES} bytes are allowed"))
        }
        _ => Problem::new(Code::MalformedRequest).with_detail("the body broke off"),
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let malformed =
        |error: serde_json::Error| Problem::new(Code::MalformedJson).with_detail(error.to_string());
    if bytes.trim_ascii_start().starts_with(b"[") {
        // Serde would take the items for the fields in their order.
        serde_json::from_slice::<IgnoredAny>(bytes).map_err(malformed)?;
        let error = FieldProblem::new("body", "wrong_type", "must be a JSON object");
        return Err(Problem::invalid(vec![error]));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        // A field may be refused before the reader has come to where the body is no JSON at all.
        serde_json::from_slice::<IgnoredAny>(bytes).map_or_else(malformed, |_| refused(&error))
    })?;
    reader.end().map_err(malformed)?;
    Ok(value)
}

/// Reads what was first read as any JSON.
pub(crate) fn read_value<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, Problem> {
    serde_path_to_error::deserialize(value).map_err(|error| refused(&error))
}

fn refused(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let path = error.path().to_string();
    let inner = error.inner();
    if inner.classify() != Category::Data {
        let problem = Problem::new(Code::MalformedJson).with_detail(inner.to_string());
        return if path == "." {
            problem
        } else {
            problem.with_errors(vec![FieldProblem::new(path, "malformed", "cannot be read")])
        };
    }
    let said = inner.to_string();
    let message = said.split(" at line ").next().unwrap_or(&said).to_owned();
    // An unknown field is told by its name, which is not in the path of what surrounds it.
    let named = |start: &str| message.strip_prefix(start).and_then(|rest| rest.split('`').next());
    let (unknown, missing) = (named("unknown field `"), named("missing field `"));
    let repeated = named("duplicate field `");
    let within = |name: &str| if path == "." { name.to_owned() } else { format!("{path}.{name}") };
    let error = match (unknown, missing, repeated) {
        (Some(name), ..) if path.ends_with(name) => {
            FieldProblem::new(path.as_str(), "unknown_field", "is not a field")
        }
        (Some(name), ..) => FieldProblem::new(within(name), "unknown_field", "is not a field"),
        (_, Some(name), _) => FieldProblem::new(within(name), "required", "is missing"),
        (.., Some(name)) if path.ends_with(name) => {
            FieldProblem::new(path.as_str(), "repeated", "is given more than once")
        }
        (.., Some(name)) => FieldProblem::new(within(name), "repeated", "is given more than once"),
        _ if path == "." => FieldProblem::new("body", "wrong_type", message),
        _ => FieldProblem::new(path.as_str(), "wrong_type", message),
    };
    Problem::invalid(vec![error])
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::ResponseError;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only how it is refused matters")]
    struct Thing {
        name: String,
        #[serde(default)]
        tags: Vec<String>,
    }

    fn said(text: &[u8]) -> (u16, String) {
        let problem = parse::<Thing>(text).unwrap_err();
        let body = serde_json::to_value(problem.body(None)).unwrap();
        let error = &body["errors"][0];
        let field = error["field"].as_str().unwrap_or("-").to_owned();
        (problem.status_code().as_u16(), format!("{field} {}", error["code"].as_str().unwrap_or("-")))
    }

    #[test]
    fn a_refusal_names_the_field() {
        assert_eq!(said(br#"{"name":7}"#), (422, "name wrong_type".into()));
        assert_eq!(said(br#"{"name":"a","tags":["x",{}]}"#), (422, "tags[1] wrong_type".into()));
        assert_eq!(said(br#"{"name":"a","owner":1}"#), (422, "owner unknown_field".into()));
        assert_eq!(said(br"{}"), (422, "name required".into()));
        assert_eq!(said(br#"{"name":"a","name":"b"}"#), (422, "name repeated".into()));
        assert_eq!(said(br"[]"), (422, "body wrong_type".into()));
        assert_eq!(said(br#" ["a"]"#), (422, "body wrong_type".into()));
    }

    #[test]
    fn what_is_no_json_is_malformed() {
        assert_eq!(said(b"{").0, 400);
        assert_eq!(said(b"").0, 400);
        assert_eq!(said(b"[").0, 400);
        assert_eq!(said(b"{\"unknown\":").0, 400);
        assert_eq!(said(b"{\"name\":\"\xff\"}").0, 400);
        assert_eq!(said(br#"{"name":"a"} trailing"#).0, 400);
    }
}
