use trackml_documents::{DocumentError, DocumentKind, Limits, extract};

#[test]
fn a_document_of_just_the_limit_is_read_and_one_byte_more_is_refused() {
    let limits = Limits::default();
    let mut bytes = vec![b'a'; limits.max_bytes];
    assert!(extract(DocumentKind::Text, &bytes, &limits).unwrap().truncated);
    bytes.push(b'a');
    for kind in [DocumentKind::Pdf, DocumentKind::Docx, DocumentKind::Markdown, DocumentKind::Text] {
        assert_eq!(extract(kind, &bytes, &limits), Err(DocumentError::TooLarge { limit: limits.max_bytes }));
    }
}
