//! Whole documents, good, damaged and hostile, read in the process of the test.
#![allow(missing_docs, reason = "tests are named by sentences")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the helpers of a test may fail as loudly as the test"
)]

mod anything;
mod docx;
mod docx_file;
mod pdf;
mod pdf_file;
mod size;

use trackml_documents::{DocumentError, DocumentKind, Extracted, Limits};

/// Reads a document as a server does: its kind is told first.
fn read(bytes: &[u8]) -> Result<Extracted, DocumentError> {
    read_within(bytes, &Limits::default())
}

fn read_within(bytes: &[u8], limits: &Limits) -> Result<Extracted, DocumentError> {
    trackml_documents::extract(DocumentKind::of(bytes, None, None)?, bytes, limits)
}

#[track_caller]
fn assert_unreadable(read: Result<Extracted, DocumentError>) {
    assert!(matches!(read, Err(DocumentError::Unreadable { .. })), "{read:?}");
}
