//! Uploaded documents as plain text: PDF, DOCX, Markdown and plain text.
//!
//! What a stranger uploads is read by parsers that others wrote. So [`extract`] is a pure function, whose every stop
//! is an error: a server can call it wherever it keeps such parsers.

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

pub use error::DocumentError;
pub use extract::extract;
pub use extracted::Extracted;
pub use in_process::InProcess;
pub use kind::DocumentKind;
pub use limits::Limits;
