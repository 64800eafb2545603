//! Who asks: a handler that takes one of these cannot be called without a valid credential of the right kind.

use crate::doors::Doors;
use crate::problem::{Code, Problem};
use crate::state::ApiState;
use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, web};
use std::future::{Ready, ready};
use trackml_application::Caller;
use trackml_application::caller::Credential;
use trackml_domain::token::Scope;
use trackml_ports::Following;

/// Who may read: a person who has signed in, or any API token.
pub(crate) struct ReadingCaller(pub(crate) Caller);

/// Who may write: a person who has signed in, or an API token with that scope.
pub(crate) struct WritingCaller(pub(crate) Caller);

/// A person who has signed in: accounts are not for API tokens.
pub(crate) struct SessionCaller(pub(crate) Caller);

/// What became of a request's credential.
struct Authentication(Result<Caller, Problem>);

/// Checks the credential before a handler's parameters are read: the database must be asked, and whoever is not let in
/// is told so before anything else, without their body being read.
pub(crate) async fn authenticate<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let state = request.app_data::<web::Data<ApiState>>().cloned();
    let doors = request.app_data::<web::Data<Doors>>().cloned().unwrap_or_default();
    if let (Some(state), Some(token)) = (state, bearer(request.request())) {
        let client = doors.client(request.request());
        let outcome = state.application.accounts.authenticate(token, client).await;
        let person = outcome.as_ref().ok().map(|caller| caller.user().id);
        request.extensions_mut().insert(Authentication(outcome.map_err(Problem::from)));
        if let Some(person) = person {
            tracing::Span::current().record("user", person.get());
            let following = if request.method().is_safe() {
                Following::Reader(person)
            } else {
                Following::Writer(person)
            };
            return following.doing(next.call(request)).await;
        }
    }
    next.call(request).await
}

fn caller(request: &HttpRequest, may: impl FnOnce(&Caller) -> Result<(), Code>) -> Result<Caller, Problem> {
    let checked = request.extensions_mut().remove::<Authentication>();
    let caller = checked.map_or_else(|| Err(Problem::new(Code::Unauthenticated)), |checked| checked.0)?;
    may(&caller).map_err(Problem::new)?;
    Ok(caller)
}

impl FromRequest for ReadingCaller {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(caller(request, |_| Ok(())).map(Self))
    }
}

impl FromRequest for WritingCaller {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let may = |caller: &Caller| match caller.credential() {
            Credential::ApiToken(_, Scope::Read) => Err(Code::InsufficientScope),
            _ => Ok(()),
        };
        ready(caller(request, may).map(Self))
    }
}

impl FromRequest for SessionCaller {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let may = |caller: &Caller| match caller.credential() {
            Credential::Session(_) => Ok(()),
            _ => Err(Code::SessionRequired),
        };
        ready(caller(request, may).map(Self))
    }
}

/// The token of `Authorization: Bearer …` (RFC 6750 §2.1); the scheme's case does not matter.
fn bearer(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
