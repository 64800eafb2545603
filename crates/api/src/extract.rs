//! What handlers are given: the caller, a body, parameters, headers.

mod caller;
mod id;
mod idempotency;
mod json_body;
mod parameters;
mod passage;
mod preconditions;
mod upload;

pub(crate) use caller::{ReadingCaller, SessionCaller, WritingCaller, authenticate};
pub(crate) use id::{EventId, PathId, RecordId, TagName};
pub(crate) use idempotency::IdempotencyKey;
pub(crate) use json_body::{JsonBody, limits, read_value};
pub(crate) use parameters::Parameters;
pub(crate) use passage::{FromOwnPage, RefreshCookie};
pub(crate) use preconditions::{IfMatch, IfNoneMatch};
pub(crate) use upload::JsonOrUpload;
