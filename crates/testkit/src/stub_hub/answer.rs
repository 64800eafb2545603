//! An answer before it is sent, whole, unchanged or broken off.

use actix_web::body::SizedStream;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use futures::stream;
use serde::Serialize;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::time::Duration;

/// Long enough for the first half to leave before the connection breaks.
const BEFORE_BREAKING: Duration = Duration::from_millis(30);

/// Status, headers and body of an answer.
pub(super) struct Answer {
    status: StatusCode,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    pub(super) fn bytes(status: StatusCode, content_type: &str, body: Vec<u8>) -> Self {
        let mut hasher = DefaultHasher::new();
        body.hash(&mut hasher);
        let etag = format!("W/\"{:x}-{:016x}\"", body.len(), hasher.finish());
        let headers = vec![("Content-Type", content_type.to_owned()), ("ETag", etag)];
        Self { status, headers, body }
    }

    pub(super) fn text(status: StatusCode, content_type: &str, body: impl Into<String>) -> Self {
        Self::bytes(status, content_type, body.into().into_bytes())
    }

    pub(super) fn json(status: StatusCode, body: &impl Serialize) -> Self {
        // Maps with text keys and numbers always serialise; an empty body would show in any test.
        let body = serde_json::to_vec(body).unwrap_or_default();
        Self::bytes(status, "application/json; charset=utf-8", body)
    }

    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The whole answer, or 304 where the caller has it already.
    pub(super) fn send(self, request: &HttpRequest) -> HttpResponse {
        if self.status == StatusCode::OK && self.is_held_by(request) {
            return self.head(StatusCode::NOT_MODIFIED).finish();
        }
        self.head(self.status).body(self.body)
    }

    /// Announces all of the body, sends half of it and breaks the connection.
    pub(super) fn send_half(self) -> HttpResponse {
        let mut response = self.head(self.status);
        let whole = self.body.len() as u64;
        let half = web::Bytes::copy_from_slice(self.body.split_at(self.body.len() / 2).0);
        let parts = stream::unfold(Some(half), |half| async move {
            if let Some(half) = half {
                return Some((Ok(half), None));
            }
            actix_web::rt::time::sleep(BEFORE_BREAKING).await;
            Some((Err(io::Error::from(io::ErrorKind::ConnectionReset)), None))
        });
        response.body(SizedStream::new(whole, Box::pin(parts)))
    }

    fn head(&self, status: StatusCode) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(status);
        for (name, value) in &self.headers {
            response.insert_header((*name, value.as_str()));
        }
        response
    }

    fn is_held_by(&self, request: &HttpRequest) -> bool {
        let held = request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let own = self.headers.iter().find(|(name, _)| *name == "ETag").map(|(_, value)| strong(value));
        held.is_some_and(|held| held.split(',').any(|tag| tag.trim() == "*" || Some(strong(tag)) == own))
    }
}

/// RFC 9110 asks for the weak comparison here: the `W/` does not count.
fn strong(tag: &str) -> &str {
    tag.trim().trim_start_matches("W/")
}
