//! A record's id in the address.

use crate::problem::{Code, FieldProblem, Problem};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::future::{Ready, ready};
use trackml_domain::id::ModelId;

/// The `{id}` of the address.
pub(crate) struct RecordId(pub(crate) ModelId);

impl FromRequest for RecordId {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let id = request.match_info().get("id").and_then(|id| id.parse::<i64>().ok());
        ready(id.map(|id| Self(id.into())).ok_or_else(|| {
            let error = FieldProblem::new("id", "malformed", "is not the number of a record");
            Problem::new(Code::ModelNotFound).with_errors(vec![error])
        }))
    }
}
