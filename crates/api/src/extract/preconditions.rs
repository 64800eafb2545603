//! `If-Match` and `If-None-Match`.

use crate::problem::Problem;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::convert::Infallible;
use std::future::{Ready, ready};

/// The revision that the client has seen, if it says which.
pub(crate) struct IfMatch(pub(crate) Option<i64>);

/// The tags that the client has already.
pub(crate) struct IfNoneMatch(pub(crate) Option<String>);

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Self::read(request.headers()))
    }
}

impl FromRequest for IfNoneMatch {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Ok(Self::read(request)))
    }
}
