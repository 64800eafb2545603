//! The contract of `DuplicateRepository`.

pub mod groups;
pub mod merge;
