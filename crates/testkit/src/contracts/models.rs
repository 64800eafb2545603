//! The contract of `ModelRepository`.

pub mod capture;
pub mod create;
pub mod exact;
pub mod facts;
pub mod find;
pub mod idempotency;
pub mod kept;
pub mod relatives;
pub mod relocate;
pub mod save;
pub mod search;
pub mod since;
pub mod stale;
pub mod upstream;
