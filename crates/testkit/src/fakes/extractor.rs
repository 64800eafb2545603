//! Documents that are plain text.

use async_trait::async_trait;
use trackml_ports::{DocumentError, DocumentText, DocumentTrouble, TextExtractor, UploadedDocument};

/// Takes every document for plain text.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainDocuments;

#[async_trait]
impl TextExtractor for PlainDocuments {
    async fn extract(&self, document: UploadedDocument) -> Result<DocumentText, DocumentError> {
        let refused = |_no_text| DocumentError {
            kind: DocumentTrouble::Unsupported,
            message: "it is no plain text".into(),
        };
        Ok(DocumentText { text: String::from_utf8(document.bytes).map_err(refused)?, truncated: false })
    }
}
