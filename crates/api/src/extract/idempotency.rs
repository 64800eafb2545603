//! The client's name for one attempt.

use crate::problem::{Code, FieldProblem, Problem};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::future::{Ready, ready};

/// The longest key that is accepted, in characters.
const MAX_CHARS: usize = 255;

/// The `Idempotency-Key` header, if it was sent.
pub(crate) struct IdempotencyKey(pub(crate) Option<String>);

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get("idempotency-key") else { return ready(Ok(Self(None))) };
        let key = value.to_str().unwrap_or_default().trim();
        ready(if key.is_empty() || key.len() > MAX_CHARS {
            let message = "must be 1 to 255 visible ASCII characters";
            let error = FieldProblem::new("Idempotency-Key", "malformed", message);
            Err(Problem::new(Code::MalformedHeader).with_errors(vec![error]))
        } else {
            Ok(Self(Some(key.to_owned())))
        })
    }
}
