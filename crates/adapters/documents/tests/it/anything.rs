use proptest::collection::vec;
use proptest::prelude::*;
use trackml_documents::{DocumentError, DocumentKind, Limits, extract};

use crate::{docx_file, pdf_file};

const KINDS: [DocumentKind; 4] =
    [DocumentKind::Pdf, DocumentKind::Docx, DocumentKind::Markdown, DocumentKind::Text];

/// A whole document with some bytes replaced: what gets past the first look of a parser.
fn damaged(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = whole.len();
    vec((0..length, any::<u8>()), 1..40).prop_map(move |changes| {
        let mut bytes = whole.clone();
        for (place, byte) in changes {
            bytes[place] = byte;
        }
        bytes
    })
}

fn assert_calm(kind: DocumentKind, bytes: &[u8]) -> Result<(), TestCaseError> {
    match extract(kind, bytes, &Limits::default()) {
        // A panic that was caught is one that other bytes may find a way to make an abort of.
        Err(DocumentError::Unreadable { reason }) => prop_assert!(!reason.contains("breaks the reader")),
        Err(DocumentError::Failed { reason }) => prop_assert!(false, "{reason}"),
        _ => {}
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_of_some_kind_or_refused(bytes in vec(any::<u8>(), 0..2000), name in ".*", media_type in ".*") {
        let _ = DocumentKind::of(&bytes, Some(&name), Some(&media_type));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..4000)) {
        for kind in KINDS {
            assert_calm(kind, &bytes)?;
        }
    }

    #[test]
    fn any_damaged_pdf_is_read_or_refused(
        bytes in damaged(pdf_file::of_pages(&["BT /F1 12 Tf 72 770 Td [(Mul) -20 (ti)] TJ ET", "0 0 1 1 re f"])),
    ) {
        assert_calm(DocumentKind::Pdf, &bytes)?;
    }

    #[test]
    fn any_damaged_word_document_is_read_or_refused(
        bytes in damaged(docx_file::of_paragraphs(&["A model of 7B parameters.", "Its context is 8192."])),
    ) {
        assert_calm(DocumentKind::Docx, &bytes)?;
    }
}
