//! Who asks: a handler that takes this cannot be called without a valid token.

use crate::problem::{Code, Problem};
use crate::state::ApiState;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use futures::future::LocalBoxFuture;
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

impl FromRequest for SignedInCaller {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let state =
                request.app_data::<web::Data<ApiState>>().ok_or_else(|| Problem::new(Code::Internal))?;
            let token = bearer(&request).ok_or_else(|| Problem::new(Code::Unauthenticated))?;
            let (caller, session) = state.application.accounts.authenticate(token).await?;
            Ok(Self { caller, session })
        })
    }
}

/// The token of `Authorization: Bearer …` (RFC 6750 §2.1); the scheme's case does not matter.
fn bearer(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
