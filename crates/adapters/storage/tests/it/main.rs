//! Storage on both real databases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "tests may fail loudly"
)]

mod agreement;
mod edition;
mod near;
mod parity;
mod readiness;

trackml_testkit::contract_suite!(sqlite, trackml_testkit::databases::sqlite().await.into());
trackml_testkit::contract_suite!(postgres, trackml_testkit::databases::postgres().await.into());
