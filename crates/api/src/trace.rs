//! Request ids, one log line a request, and problems told in full.

use crate::problem::{Code, Problem};
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError};
use std::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument, Span};
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Names the request, answers problems as problem+json with that name, and writes one log line.
///
/// # Errors
/// None of its own; what a handler returns is turned into an answer.
pub(crate) async fn trace<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<BoxBody, B>>, Error> {
    let id = named_by_client(&request).unwrap_or_else(|| Uuid::now_v7().to_string());
    Span::current().record("request_id", &id);
    let span = tracing::info_span!(
        "request", id = %id, method = %request.method(), path = %request.path(), user = Empty
    );
    let started = Instant::now();
    async move {
        let response = next.call(request).await?;
        let mut response = explained(response, &id);
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, value);
        }
        let (status, ms) = (response.status().as_u16(), started.elapsed().as_millis());
        tracing::info!(status, ms, "answered");
        Ok(response)
    }
    .instrument(span)
    .await
}

/// A name that a proxy gave, if it is short and plain enough for a log.
fn named_by_client(request: &ServiceRequest) -> Option<String> {
    let name = request.headers().get(REQUEST_ID)?.to_str().ok()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (!name.is_empty() && name.len() <= 64 && name.chars().all(plain)).then(|| name.to_owned())
}

/// The answer, with a problem's body in place of whatever an error would send.
fn explained<B: MessageBody + 'static>(
    response: ServiceResponse<B>,
    id: &str,
) -> ServiceResponse<EitherBody<BoxBody, B>> {
    let Some(error) = response.response().error() else { return response.map_into_right_body() };
    let of_framework;
    let problem = if let Some(problem) = error.as_error::<Problem>() {
        problem
    } else {
        of_framework = Problem::new(code_of(response.status()));
        &of_framework
    };
    if let Some(cause) = problem.cause() {
        tracing::error!(%cause, "{problem}");
    } else {
        tracing::debug!("{problem}");
    }
    let (mut parts, _) = problem.error_response().into_parts();
    // What stands around the handlers has written headers too: without those of CORS no browser reads the problem.
    for (name, value) in response.headers() {
        if !of_problem(name) {
            parts.headers_mut().append(name.clone(), value.clone());
        }
    }
    let body = serde_json::to_string(&problem.body(Some(id))).unwrap_or_default();
    let answer = parts.set_body(BoxBody::new(body));
    response.into_response(answer).map_into_left_body()
}

/// Whether a header is the problem's own to write, or describes the body that it replaces.
fn of_problem(name: &HeaderName) -> bool {
    const OWN: [HeaderName; 5] = [
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::RETRY_AFTER,
        header::ALLOW,
        header::WWW_AUTHENTICATE,
    ];
    OWN.contains(name)
}

/// The code for an error that the framework found before a handler was called.
fn code_of(status: StatusCode) -> Code {
    match status {
        StatusCode::NOT_FOUND => Code::RouteNotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Code::BodyTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::UnsupportedMediaType,
        status if status.is_client_error() => Code::MalformedRequest,
        _ => Code::Internal,
    }
}
