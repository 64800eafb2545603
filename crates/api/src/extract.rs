//! What handlers are given: the caller, a body, parameters, headers.

mod caller;
mod id;
mod idempotency;
mod json_body;
mod parameters;
mod preconditions;

pub(crate) use caller::{SignedInCaller, authenticate};
pub(crate) use id::RecordId;
pub(crate) use idempotency::IdempotencyKey;
pub(crate) use json_body::{JsonBody, limits, read_value};
pub(crate) use parameters::Parameters;
pub(crate) use preconditions::{IfMatch, IfNoneMatch};
