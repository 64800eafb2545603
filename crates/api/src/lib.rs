//! The HTTP interface: routes, extractors, problem+json, OpenAPI.
//!
//! A handler parses, calls one use case, and maps what comes back.

mod cors;
mod cursor;
mod dto;
mod etag;
mod extract;
mod openapi;
mod problem;
mod routes;
mod state;
mod trace;

pub use cors::cors;
pub use openapi::document;
pub use routes::configure;
pub use state::{ApiState, Features};
pub use trace::trace;

/// The largest body that is read, in bytes.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;
