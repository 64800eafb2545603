use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::plain_text::looks_like_text;
use crate::{DocumentError, docx};

/// The kinds of document that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Portable Document Format.
    Pdf,
    /// Word's format since 2007, Office Open XML.
    Docx,
    /// Markdown of any flavour.
    Markdown,
    /// Any text that was not written for a program.
    Text,
}

impl DocumentKind {
    /// Tells the kind of a document: by its content, and where that leaves it open, by its name and then by its
    /// media type. It looks for marks and asks no parser, so that a server may call it on what a stranger sent.
    ///
    /// # Errors
    /// - [`DocumentError::Unsupported`] where it is of none of the kinds.
    /// - [`DocumentError::Encrypted`] where it is an Office document in its encrypted wrapping.
    pub fn of(bytes: &[u8], name: Option<&str>, content_type: Option<&str>) -> Result<Self, DocumentError> {
        let said = name
            .and_then(extension)
            .map_or_else(|| by_content_type(content_type), |e| by_extension(&e, content_type));
        if is_pdf(bytes, said) {
            return Ok(Self::Pdf);
        }
        if docx::is_docx(bytes) {
            return Ok(Self::Docx);
        }
        if is_encrypted_office(bytes) {
            return Err(DocumentError::Encrypted);
        }
        match said {
            // A damaged one: what reads it says so.
            Said::Kind(kind @ (Self::Pdf | Self::Docx)) => Ok(kind),
            Said::Kind(kind) if looks_like_text(bytes) => Ok(kind),
            Said::Nothing if looks_like_text(bytes) => Ok(Self::Text),
            _ => Err(DocumentError::Unsupported),
        }
    }
}

/// What the name and the media type say of a document.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Kind(DocumentKind),
    /// It is something else.
    Other,
    Nothing,
}

fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.trim().rsplit_once('.')?;
    let is_one = !stem.is_empty() && !extension.is_empty() && !extension.contains(['/', '\\', ' ']);
    is_one.then(|| extension.to_ascii_lowercase())
}

fn by_extension(extension: &str, content_type: Option<&str>) -> Said {
    match extension {
        "pdf" => Said::Kind(DocumentKind::Pdf),
        "docx" => Said::Kind(DocumentKind::Docx),
        "md" | "markdown" | "mdown" | "mkd" => Said::Kind(DocumentKind::Markdown),
        "txt" | "text" => Said::Kind(DocumentKind::Text),
        // `Notes 1.2` has a dot and no extension, so a media type may still tell; a bare guess may not.
        _ => match by_content_type(content_type) {
            Said::Nothing => Said::Other,
            said => said,
        },
    }
}

fn by_content_type(content_type: Option<&str>) -> Said {
    let essence = content_type.unwrap_or_default().split(';').next().unwrap_or_default();
    match essence.trim().to_ascii_lowercase().as_str() {
        "" | "application/octet-stream" => Said::Nothing,
        "application/pdf" => Said::Kind(DocumentKind::Pdf),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => {
            Said::Kind(DocumentKind::Docx)
        }
        "text/markdown" | "text/x-markdown" => Said::Kind(DocumentKind::Markdown),
        "text/plain" => Said::Kind(DocumentKind::Text),
        _ => Said::Other,
    }
}

/// The mark opens a PDF, but readers allow something before it (ISO 32000-1, annex H.3.4.1). A text that says it is
/// one may speak of the mark.
fn is_pdf(bytes: &[u8], said: Said) -> bool {
    const MARK: &[u8] = b"%PDF-";
    let says_text = matches!(said, Said::Kind(DocumentKind::Markdown | DocumentKind::Text));
    bytes.starts_with(MARK) || !says_text && memmem::find(bytes.get(..1024).unwrap_or(bytes), MARK).is_some()
}

/// Office wraps a document that has a password in a compound file with a stream of this name ([MS-OFFCRYPTO] 2.3.4).
fn is_encrypted_office(bytes: &[u8]) -> bool {
    const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(COMPOUND_FILE) && memmem::find(bytes, &name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DocumentKind::{Docx, Markdown, Pdf, Text};

    #[test]
    fn the_mark_of_a_pdf_outweighs_its_name() {
        assert_eq!(DocumentKind::of(b"%PDF-1.7\n", Some("notes.txt"), Some("text/plain")), Ok(Pdf));
        assert_eq!(DocumentKind::of(b"\n\n%PDF-1.7\n", None, None), Ok(Pdf));
    }

    #[test]
    fn a_text_that_speaks_of_the_mark_is_no_pdf() {
        assert_eq!(DocumentKind::of(b"A PDF starts with %PDF-1.", Some("notes.md"), None), Ok(Markdown));
    }

    #[test]
    fn a_text_is_what_its_name_says() {
        assert_eq!(DocumentKind::of(b"# Title", Some("README.MD"), None), Ok(Markdown));
        assert_eq!(DocumentKind::of(b"# Title", Some("a.txt"), Some("text/markdown")), Ok(Text));
    }

    #[test]
    fn without_a_name_the_media_type_tells() {
        assert_eq!(DocumentKind::of(b"# T", None, Some("text/markdown; charset=utf-8")), Ok(Markdown));
        assert_eq!(DocumentKind::of(b"Hello", Some("README"), None), Ok(Text));
    }

    #[test]
    fn a_damaged_document_is_still_of_its_kind() {
        assert_eq!(DocumentKind::of(b"<html>", Some("paper.pdf"), None), Ok(Pdf));
        assert_eq!(DocumentKind::of(b"PK\x03\x04", Some("paper.docx"), None), Ok(Docx));
    }

    #[test]
    fn other_files_are_not_supported() {
        for (bytes, name) in [
            (&b"<html></html>"[..], Some("page.html")),
            (b"PK\x03\x04 xl/workbook.xml", Some("table.xlsx")),
            (b"\x89PNG\r\n\x1a\n\0\0", Some("picture.txt")),
            (b"\x7fELF\0\0", None),
        ] {
            assert_eq!(DocumentKind::of(bytes, name, None), Err(DocumentError::Unsupported), "{name:?}");
        }
    }

    #[test]
    fn what_is_accepted_is_named() {
        let message = DocumentKind::of(b"\0", None, None).unwrap_err().to_string();
        assert!(["PDF", ".docx", ".md", ".txt"].iter().all(|kind| message.contains(kind)), "{message}");
    }

    #[test]
    fn a_word_document_with_a_password_is_told_as_such() {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(DocumentKind::of(&bytes, Some("plan.docx"), None), Err(DocumentError::Encrypted));
    }
}
