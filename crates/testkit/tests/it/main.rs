//! The contracts on the in-memory fakes, and the fakes that have no database behind them.
#![allow(missing_docs, reason = "tests are named by sentences")]
#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail as loudly as the test")]

mod fakes;
mod suites;

trackml_testkit::contract_suite!(in_memory, trackml_testkit::contracts::Harness::in_memory());
