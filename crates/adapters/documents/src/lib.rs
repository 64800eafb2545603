//! Uploaded documents as plain text: PDF, DOCX, Markdown and plain text.
//!
//! What a stranger uploads is read by parsers that others wrote, and any of them may panic, loop or swallow the
//! memory. So [`extract`] is a pure function, and a server calls it through [`Worker`]: a process of its own, with
//! bounds on time and memory, that can open no file. Nothing of a document is ever on disk.

mod bounded_text;
mod docx;
mod error;
mod extract;
mod extracted;
mod in_process;
mod kind;
mod limits;
mod panics;
mod pdf;
mod plain_text;
mod reader;
pub mod worker;

pub use error::DocumentError;
pub use extract::extract;
pub use extracted::Extracted;
pub use in_process::InProcess;
pub use kind::DocumentKind;
pub use limits::Limits;
pub use worker::{Worker, WorkerSettings, serve_one};
