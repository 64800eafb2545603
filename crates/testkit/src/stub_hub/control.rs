//! Faults over HTTP, for those who run the stub as a program of its own.

use super::fault::Fault;
use super::refusal;
use super::shared::Shared;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use std::sync::Arc;

/// `{"id": "org/name", "fault": "unavailable", "seconds": 3, "times": 1}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Injection {
    /// The model's id, or `*` for any.
    id: String,
    /// One of `rate_limited`, `unavailable`, `slow`, `half`, `html`, `disabled`, `gated`.
    fault: String,
    /// For `rate_limited` the wait it names, for `slow` the delay.
    seconds: Option<u64>,
    /// How many requests meet it; left out, all do.
    times: Option<u32>,
}

/// `POST /_stub/faults`.
pub(super) async fn inject(
    request: HttpRequest,
    shared: web::Data<Arc<Shared>>,
    body: web::Bytes,
) -> HttpResponse {
    let injection: Injection = match serde_json::from_slice(&body) {
        Ok(injection) => injection,
        Err(problem) => return refusal::malformed(&problem.to_string()).send(&request),
    };
    let Some(fault) = Fault::named(&injection.fault, injection.seconds) else {
        return refusal::malformed(&format!("there is no fault {:?}", injection.fault)).send(&request);
    };
    shared.inject(&injection.id, fault, injection.times);
    HttpResponse::NoContent().finish()
}

/// `DELETE /_stub/faults`.
pub(super) async fn clear(shared: web::Data<Arc<Shared>>) -> HttpResponse {
    shared.clear();
    HttpResponse::NoContent().finish()
}
