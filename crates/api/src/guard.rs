//! Headers that guard every answer, and the longest address that is read.

use crate::doors::Doors;
use crate::problem::{Code, Problem};
use crate::state::ApiState;
use actix_web::Error;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web;

/// The longest path and query that are read, in bytes: ten thousand letters of most scripts, percent-encoded. The HTTP
/// library itself reads no more than 65 534.
const MAX_ADDRESS_BYTES: usize = 60 * 1024;

/// Answers are data: nothing in them is to be run, shown in a frame, or to load anything.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page that shows the document has scripts of its own, and styles that it writes as it goes.
const POLICY_OF_DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Nothing here needs a camera, a place or a payment.
const PERMISSIONS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// Two years, as browsers' preload lists ask for.
const TLS_ONLY: &str = "max-age=63072000; includeSubDomains";

/// Adds the headers to an answer that does not have them already.
///
/// # Errors
/// None of its own.
pub(crate) async fn guard<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<BoxBody, B>>, Error> {
    let doors = request.app_data::<web::Data<Doors>>();
    let is_tls = doors.is_some_and(|doors| doors.passage(request.request()).is_tls);
    let is_last = request.app_data::<web::Data<ApiState>>().is_some_and(|state| state.is_draining());
    let path = request.path();
    let policy = if path.starts_with("/docs") { POLICY_OF_DOCS } else { POLICY };
    let is_private = path.starts_with("/api/");
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let mut response = if length > MAX_ADDRESS_BYTES {
        let detail = format!("it has {length} bytes; {MAX_ADDRESS_BYTES} are allowed");
        let problem = Problem::new(Code::AddressTooLong).with_detail(detail);
        request.error_response(problem).map_into_left_body()
    } else {
        next.call(request).await?.map_into_right_body()
    };
    // A connection that is kept would be closed a moment later, perhaps while something is being sent on it.
    if is_last {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::PERMISSIONS_POLICY, PERMISSIONS),
        (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    ] {
        unless_there(headers, name, value);
    }
    if is_private {
        // Whatever does not say that it may be kept is kept by nobody.
        unless_there(headers, header::CACHE_CONTROL, "private, no-store");
    }
    if is_tls {
        unless_there(headers, header::STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    Ok(response)
}

fn unless_there(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
