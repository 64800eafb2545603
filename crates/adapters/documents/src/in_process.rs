use crate::{DocumentError, DocumentKind, Extracted, Limits, extract};

/// Reads documents on a thread of this process. For tests, and for documents that are trusted: a hostile one can
/// hold a thread for ever or abort the process, where a [`Worker`](crate::Worker) would be ended.
#[derive(Clone, Copy, Debug, Default)]
pub struct InProcess {
    /// How much of a document is read.
    pub limits: Limits,
}

impl InProcess {
    /// Reads the text of a document.
    ///
    /// # Errors
    /// Those of [`extract`](crate::extract()).
    pub async fn extract(&self, kind: DocumentKind, bytes: Vec<u8>) -> Result<Extracted, DocumentError> {
        let limits = self.limits;
        tokio::task::spawn_blocking(move || extract(kind, &bytes, &limits))
            .await
            .unwrap_or_else(|cause| Err(DocumentError::failed("the reading thread ended", cause)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_reads_a_document_off_the_runtime() {
        let read = InProcess::default().extract(DocumentKind::Text, b"Hello".to_vec()).await;
        assert_eq!(read.unwrap().text, "Hello");
    }
}
