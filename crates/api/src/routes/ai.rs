//! Language models: questions over a library, and how it stands with them.

mod ask;
mod check;

pub(super) use ask::ask_library;
pub(super) use check::check_ai;
