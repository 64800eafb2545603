use crate::panics::guarded;
use crate::{DocumentError, DocumentKind, Extracted, Limits, docx, pdf, plain_text};

/// Reads the text of a document. It does no I/O and keeps nothing, but may run long or abort the process: see
/// [`Worker`](crate::Worker).
///
/// # Errors
/// [`DocumentError`] but `Failed`: each says what is wrong with the document.
pub fn extract(kind: DocumentKind, bytes: &[u8], limits: &Limits) -> Result<Extracted, DocumentError> {
    check_size(bytes, limits)?;
    guarded(|| match kind {
        DocumentKind::Pdf => pdf::extract(bytes, limits),
        DocumentKind::Docx => docx::extract(bytes, limits),
        // Markdown is written to be read as it is.
        DocumentKind::Markdown | DocumentKind::Text => plain_text::extract(bytes, limits),
    })
}

pub(crate) fn check_size(bytes: &[u8], limits: &Limits) -> Result<(), DocumentError> {
    if bytes.len() > limits.max_bytes {
        return Err(DocumentError::TooLarge { limit: limits.max_bytes });
    }
    Ok(())
}
