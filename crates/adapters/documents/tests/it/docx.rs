use std::fmt::Write;

use trackml_documents::{DocumentError, DocumentKind, Extracted, Limits};

use crate::docx_file::{archive, declared_small, of_body, of_paragraphs, of_xml};
use crate::{assert_unreadable, read, read_within};

#[test]
fn paragraphs_are_lines() {
    let whole = Extracted { text: "A model.\nIts context.".to_owned(), pages: None, truncated: false };
    assert_eq!(read(&of_paragraphs(&["A model.", "Its context."])), Ok(whole));
}

#[test]
fn a_text_longer_than_the_limit_is_cut_and_told() {
    let limits = Limits { max_chars: 7, ..Limits::default() };
    let cut = read_within(&of_paragraphs(&["A model.", "Its context."]), &limits).unwrap();
    assert_eq!(cut, Extracted { text: "A model".to_owned(), pages: None, truncated: true });
}

const SMALL: Limits =
    Limits { max_bytes: 1024 * 1024, max_chars: 1000, max_unpacked: 1024 * 1024, max_pages: 1 };

/// 4 MiB in a few KiB, of which no text can be made before the end.
fn bomb() -> Vec<u8> {
    of_body(&format!("<w:p><w:pPr>{}</w:pPr></w:p>", "<w:x/>".repeat(4 * 1024 * 1024 / 6)))
}

#[test]
fn a_document_that_unpacks_to_more_than_the_limit_is_refused() {
    let bomb = bomb();
    assert!(bomb.len() < 64 * 1024);
    assert_eq!(read_within(&bomb, &SMALL), Err(DocumentError::TooComplex));
}

#[test]
fn the_size_that_an_archive_declares_is_not_believed() {
    // The archive breaks its word, and is refused at the place where it does.
    assert_unreadable(read_within(&declared_small(bomb()), &SMALL));
}

#[test]
fn one_endless_word_is_cut_and_told() {
    let cut = read_within(&of_paragraphs(&[&"a".repeat(4 * 1024 * 1024)]), &SMALL).unwrap();
    assert!(cut.truncated && cut.text.len() == SMALL.max_chars);
}

#[test]
fn a_bomb_of_entities_is_refused() {
    let mut xml = String::from("<!DOCTYPE d [<!ENTITY e0 \"lol\">");
    for level in 1..10 {
        let below = format!("&e{};", level - 1).repeat(10);
        write!(xml, "<!ENTITY e{level} \"{below}\">").unwrap();
    }
    assert_unreadable(read(&of_xml(&(xml + "]><d><w:p><w:t>&e9;</w:t></w:p></d>"))));
}

#[test]
fn elements_as_deep_as_a_document_allows_are_read() {
    let deep = format!("{}<w:t>deep</w:t>{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    assert_eq!(read(&of_body(&deep)).unwrap().text, "deep");
}

#[test]
fn a_cut_document_is_unreadable() {
    let whole = of_paragraphs(&["A model."]);
    for end in [4, whole.len() / 2, whole.len() - 1] {
        let cut = &whole[..end];
        assert_unreadable(trackml_documents::extract(DocumentKind::Docx, cut, &Limits::default()));
    }
}

#[test]
fn an_archive_without_a_body_is_no_word_document() {
    let sheet = archive(&[("xl/workbook.xml", "<workbook/>")]);
    assert_eq!(DocumentKind::of(&sheet, Some("sheet.xlsx"), None), Err(DocumentError::Unsupported));
    assert_unreadable(trackml_documents::extract(DocumentKind::Docx, &sheet, &Limits::default()));
}

#[test]
fn a_body_without_words_has_no_text() {
    assert_eq!(read(&of_body("<w:p/>")), Err(DocumentError::NoText));
}
