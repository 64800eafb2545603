//! Documents behind the port.

use crate::{DocumentError, DocumentKind, Extracted, InProcess, Worker};
use async_trait::async_trait;
use std::time::Duration;
use trackml_ports::{DocumentText, DocumentTrouble, TextExtractor, UploadedDocument};

/// How long a document is waited for, the others before it included.
const PATIENCE: Duration = Duration::from_secs(40);

#[async_trait]
impl TextExtractor for Worker {
    async fn extract(
        &self,
        document: UploadedDocument,
    ) -> Result<DocumentText, trackml_ports::DocumentError> {
        let kind = kind(&document)?;
        let read = tokio::time::timeout(PATIENCE, Self::extract(self, kind, document.bytes)).await;
        told(read.unwrap_or(Err(DocumentError::TooComplex)))
    }
}

#[async_trait]
impl TextExtractor for InProcess {
    async fn extract(
        &self,
        document: UploadedDocument,
    ) -> Result<DocumentText, trackml_ports::DocumentError> {
        let kind = kind(&document)?;
        told(Self::extract(self, kind, document.bytes).await)
    }
}

fn kind(document: &UploadedDocument) -> Result<DocumentKind, trackml_ports::DocumentError> {
    DocumentKind::of(&document.bytes, document.name.as_deref(), document.content_type.as_deref())
        .map_err(error)
}

fn told(read: Result<Extracted, DocumentError>) -> Result<DocumentText, trackml_ports::DocumentError> {
    let extracted = read.map_err(error)?;
    Ok(DocumentText { text: extracted.text, truncated: extracted.truncated })
}

fn error(error: DocumentError) -> trackml_ports::DocumentError {
    let kind = match &error {
        DocumentError::Unsupported => DocumentTrouble::Unsupported,
        DocumentError::TooLarge { .. } => DocumentTrouble::TooLarge,
        DocumentError::Encrypted
        | DocumentError::NoText
        | DocumentError::Unreadable { .. }
        | DocumentError::TooComplex => DocumentTrouble::Unreadable,
        DocumentError::Failed { .. } => DocumentTrouble::Failed,
    };
    trackml_ports::DocumentError { kind, message: error.to_string() }
}
