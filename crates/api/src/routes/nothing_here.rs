//! Addresses that nobody answers, and methods that an address does not know.

use crate::openapi;
use crate::problem::{Code, Problem};
use actix_web::HttpRequest;

/// Tells an unknown address from a known one that is called by the wrong method.
pub(crate) async fn nothing_here(request: HttpRequest) -> Result<&'static str, Problem> {
    let known = openapi::methods_of(request.path());
    if known.is_empty() {
        Err(Problem::new(Code::RouteNotFound))
    } else {
        Err(Problem::new(Code::MethodNotAllowed).allowing(known.join(", ")))
    }
}
