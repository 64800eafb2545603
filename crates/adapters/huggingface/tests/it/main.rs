//! The adapter against a Hub of our own making, and against recorded answers of the real one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    missing_docs,
    reason = "tests may fail loudly"
)]

mod caching;
mod errors;
mod facts;
mod parameters;
mod recordings;
mod redirects;
mod requests;
mod retries;
mod stub;
