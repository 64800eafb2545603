//! The HTTP interface: routes, extractors, problem+json, OpenAPI.
//!
//! A handler parses, calls one use case, and maps what comes back.

mod cookie;
mod cors;
mod cursor;
mod doors;
mod dto;
mod etag;
mod events;
mod extract;
mod guard;
mod observe;
mod openapi;
mod problem;
mod routes;
mod server;
mod state;
mod trace;

pub use doors::Doors;
pub use dto::item_json;
pub use openapi::document;
pub use server::{ServerOptions, server};
pub use state::{ApiState, Features};

/// The largest body that is read, in bytes.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;

/// The largest document that is read.
pub const MAX_DOCUMENT_BYTES: usize = 10 * 1024 * 1024;
