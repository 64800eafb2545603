//! Entity tags: a record's revision, so that nobody overwrites what they have not seen.

use crate::extract::{IfMatch, IfNoneMatch};
use crate::problem::{ApiResult, Code, FieldProblem, Problem};
use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The tag of a revision.
pub(crate) fn etag(revision: i64) -> String {
    format!("\"{revision}\"")
}

impl IfMatch {
    /// Reads the header: one tag of ours, or `*` for any revision.
    pub(crate) fn read(headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(value) = headers.get(header::IF_MATCH) else { return Ok(Self(None)) };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        // A proxy that packs an answer weakens its tag; the number in it still is the revision that the client has seen.
        let revision = text
            .strip_prefix("W/")
            .unwrap_or(text)
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
            .map(str::parse);
        match revision {
            Some(Ok(revision)) => Ok(Self(Some(revision))),
            // Another well-formed tag is one that no revision has.
            Some(Err(_)) if !text.contains(',') => Ok(Self(Some(NO_REVISION))),
            _ => {
                let message = "must be one entity tag as the ETag header gives it, such as \"3\"";
                let errors = vec![FieldProblem::new("If-Match", "malformed", message)];
                Err(Problem::new(Code::MalformedHeader).with_errors(errors))
            }
        }
    }
}

/// Revisions begin at 1.
const NO_REVISION: i64 = 0;

impl IfNoneMatch {
    pub(crate) fn read(request: &HttpRequest) -> Self {
        let header = request.headers().get(header::IF_NONE_MATCH);
        Self(header.and_then(|value| value.to_str().ok()).map(str::to_owned))
    }

    /// Whether the client has this revision already. Weak tags compare equal here (RFC 9110 §13.1.2).
    fn has(&self, tag: &str) -> bool {
        self.0.as_deref().is_some_and(|known| {
            known.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
        })
    }
}

/// A record with its tag.
pub(crate) fn tagged(
    mut response: actix_web::HttpResponseBuilder,
    revision: i64,
    body: impl Serialize,
) -> HttpResponse {
    response
        .insert_header((header::ETAG, etag(revision)))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"));
    response.json(body)
}

/// What is a person's own and is read again and again: with a tag of its bytes, or nothing where the client has it
/// already.
pub(crate) fn private(known: &IfNoneMatch, body: &impl Serialize) -> ApiResult<HttpResponse> {
    let bytes = serde_json::to_vec(body).map_err(Problem::internal)?;
    let digest: String = hex::encode(Sha256::digest(&bytes)).chars().take(32).collect();
    let tag = format!("\"{digest}\"");
    let is_known = known.has(&tag);
    let mut response = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((header::ETAG, tag)).insert_header((header::CACHE_CONTROL, "private, no-cache"));
    Ok(if is_known { response.finish() } else { response.content_type("application/json").body(bytes) })
}

/// A record with its tag, or nothing where the client has it already.
pub(crate) fn unless_known(known: &IfNoneMatch, revision: i64, body: impl Serialize) -> HttpResponse {
    let tag = etag(revision);
    if known.has(&tag) {
        return HttpResponse::NotModified()
            .insert_header((header::ETAG, tag))
            .insert_header((header::CACHE_CONTROL, "private, no-cache"))
            .finish();
    }
    tagged(HttpResponse::Ok(), revision, body)
}
