//! The use cases on in-memory fakes; on mocks where the call itself is the point.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "tests may fail loudly"
)]

mod access;
mod accounts;
mod ask;
mod audit;
mod capture;
mod edit;
mod house;
mod housekeeping;
mod insights;
mod journal;
mod meaning;
mod organise;
mod propose;
mod refresh;
mod search;
mod slow_hub;
mod views;
mod workspaces;
