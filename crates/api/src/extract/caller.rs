//! Who asks: a handler that takes this cannot be called without a valid token.

use crate::problem::{Code, Problem};
use crate::state::ApiState;
use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, web};
use std::future::{Ready, ready};
use std::ops::Deref;
use trackml_application::Caller;
use trackml_ports::SessionId;

/// The person for whom the request's token stands.
pub(crate) struct SignedInCaller {
    caller: Caller,
    /// The session that the token belongs to.
    pub(crate) session: SessionId,
}

impl Deref for SignedInCaller {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

/// What became of a request's token.
struct Authentication(Result<SignedInCaller, Problem>);

/// Checks the token before a handler's parameters are read: the database must be asked, and whoever is not let in is
/// told so before anything else, without their body being read.
pub(crate) async fn authenticate<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if let (Some(state), Some(token)) =
        (request.app_data::<web::Data<ApiState>>().cloned(), bearer(request.request()))
    {
        let outcome = state.application.accounts.authenticate(token).await;
        let outcome = outcome.map(|(caller, session)| SignedInCaller { caller, session });
        request.extensions_mut().insert(Authentication(outcome.map_err(Problem::from)));
    }
    next.call(request).await
}

impl FromRequest for SignedInCaller {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let checked = request.extensions_mut().remove::<Authentication>();
        ready(checked.map_or_else(|| Err(Problem::new(Code::Unauthenticated)), |checked| checked.0))
    }
}

/// The token of `Authorization: Bearer …` (RFC 6750 §2.1); the scheme's case does not matter.
fn bearer(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
