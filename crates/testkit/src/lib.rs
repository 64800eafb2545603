//! What the tests stand on: contract suites, in-memory fakes, the stub Hub and the stub Gemini, databases, the test app.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up should fail loudly"
)]

pub mod contracts;
pub mod databases;
pub mod fakes;
pub mod local_embedder;
pub mod recordings;
pub mod sample;
pub mod stub_gemini;
pub mod stub_hub;
mod stub_server;
pub mod test_app;
