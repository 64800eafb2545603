//! The text of an uploaded document.

use async_trait::async_trait;

/// A document that somebody uploaded.
#[derive(Clone, PartialEq, Eq)]
pub struct UploadedDocument {
    /// What they call the file.
    pub name: Option<String>,
    /// What their program says that it is.
    pub content_type: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for UploadedDocument {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is in it is nobody's business, and long.
        write!(formatter, "UploadedDocument({:?}, {} bytes)", self.name, self.bytes.len())
    }
}

/// What a document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    /// Its text, with an empty line between paragraphs.
    pub text: String,
    /// Whether there was more than is read.
    pub truncated: bool,
}

/// Why a document gave no text. Each is another thing for a person to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct DocumentError {
    /// What kind of trouble it is.
    pub kind: DocumentTrouble,
    /// A sentence for the person who uploaded it.
    pub message: String,
}

/// What kind of trouble a document makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentTrouble {
    /// It is of no kind that is read.
    Unsupported,
    /// It is too large.
    TooLarge,
    /// It holds no text that can be read: it is broken, locked, a picture, or takes too much time or memory.
    Unreadable,
    /// It was not read, by no fault of its own.
    Failed,
}

/// Reads the text of uploaded documents.
#[cfg_attr(feature = "mocks", mockall::automock)]
#[async_trait]
pub trait TextExtractor: Send + Sync {
    /// Reads the text of a document.
    ///
    /// - MUST return within bounded time and memory, whatever the document is.
    /// - MUST leave nothing of the document on disk.
    async fn extract(&self, document: UploadedDocument) -> Result<DocumentText, DocumentError>;
}
