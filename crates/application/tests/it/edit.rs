//! Reading and changing a record.

mod delete;
mod history;
mod patch;
mod read;
mod relocate;
mod replace;
mod restore;
mod stale;
