//! From a paste to a record.

mod import;
mod preview;
mod save;
