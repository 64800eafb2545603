//! What requests cost, by their route: counted, timed and seen in traces, with nothing of whose they were.

use crate::doors::Doors;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::middleware::Next;
use actix_web::web::Data;
use metrics::{counter, gauge, histogram};
use opentelemetry::global;
use opentelemetry::propagation::Extractor;
use std::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument, Span};
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// The status that a request is counted under that was given up before there was an answer, as in Nginx's log. The framework
/// answers to the end where a client has merely gone away.
const GIVEN_UP: u16 = 499;

/// Counts and times a request, up to the head of its answer, and opens its span in a trace.
///
/// # Errors
/// None of its own.
pub(crate) async fn observe<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    // Made of the routes that there are, and so of no more than that many.
    let route = request.match_pattern().unwrap_or_else(|| "none".to_owned());
    let method = known(request.method());
    let span = tracing::info_span!(
        target: "trackml::work", "request",
        otel.kind = "server",
        otel.name = format!("{method} {route}"),
        otel.status_code = Empty,
        http.request.method = method,
        http.route = route,
        http.response.status_code = Empty,
        request_id = Empty,
    );
    if !span.is_disabled() {
        continue_trace(&request, &span);
    }
    let mut served = Served::begin(method, route);
    let response = next.call(request).instrument(span.clone()).await;
    served.status = match &response {
        Ok(response) => response.status().as_u16(),
        Err(error) => error.as_response_error().status_code().as_u16(),
    };
    // As a signed number: others become text on their way to a collector.
    span.record("http.response.status_code", i64::from(served.status));
    if served.status >= 500 {
        span.record("otel.status_code", "ERROR");
    }
    response
}

/// Goes on with the trace that a proxy has begun; what anybody else sends is their own affair.
fn continue_trace(request: &ServiceRequest, span: &Span) {
    let doors = request.app_data::<Data<Doors>>();
    let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
    if let (Some(doors), Some(peer)) = (doors, peer)
        && doors.trusts(peer)
    {
        let begun = global::get_text_map_propagator(|form| form.extract(&Headers(request.headers())));
        if let Err(error) = span.set_parent(begun) {
            tracing::debug!(%error, "a trace was not gone on with");
        }
    }
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}

/// A method that has a name; whoever makes one up makes no series of its own.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

/// A request that is being answered; it is counted when this goes, also where it was given up.
struct Served {
    method: &'static str,
    route: String,
    began: Instant,
    status: u16,
}

impl Served {
    fn begin(method: &'static str, route: String) -> Self {
        gauge!("trackml_http_requests_in_flight").increment(1.0);
        Self { method, route, began: Instant::now(), status: GIVEN_UP }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        gauge!("trackml_http_requests_in_flight").decrement(1.0);
        if std::thread::panicking() {
            self.status = 500;
        }
        let (method, route) = (self.method, std::mem::take(&mut self.route));
        let status = self.status.to_string();
        histogram!("trackml_http_request_duration_seconds", "method" => method, "route" => route.clone())
            .record(self.began.elapsed());
        counter!("trackml_http_requests_total", "method" => method, "route" => route, "status" => status)
            .increment(1);
    }
}
