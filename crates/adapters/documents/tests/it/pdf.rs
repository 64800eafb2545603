use trackml_documents::{DocumentError, Extracted, Limits};

use crate::pdf_file::{file, objects_of_pages, of_pages, page, stream};
use crate::{assert_unreadable, read, read_within};

const FIRST: &str =
    "BT /F1 12 Tf 72 770 Td (A model of 7B parameters.) Tj 0 -14 Td (Its context is 8192.) Tj ET";
const SECOND: &str = "BT /F1 12 Tf 72 770 Td (The second page.) Tj ET";

#[test]
fn lines_and_pages_are_kept_apart() {
    let whole = Extracted {
        text: "A model of 7B parameters.\nIts context is 8192.\n\nThe second page.".to_owned(),
        pages: Some(2),
        truncated: false,
    };
    assert_eq!(read(&of_pages(&[FIRST, SECOND])), Ok(whole));
}

#[test]
fn words_that_are_set_apart_without_a_space_are_parted() {
    let content = "BT /F1 12 Tf 72 770 Td [(Mul) 20 (ti) -300 (head)] TJ ET";
    assert_eq!(read(&of_pages(&[content])).unwrap().text, "Multi head");
}

#[test]
fn the_columns_of_a_table_are_parted_by_tabs() {
    let content =
        "BT /F1 12 Tf 72 770 Td (MMLU) Tj 200 0 Td (71.2) Tj -200 -14 Td (GSM8K) Tj 200 0 Td (90.28) Tj ET";
    assert_eq!(read(&of_pages(&[content])).unwrap().text, "MMLU\t71.2\nGSM8K\t90.28");
}

#[test]
fn paragraphs_are_parted_by_an_empty_line() {
    let content = "BT /F1 12 Tf 72 770 Td (One.) Tj 0 -30 Td (Two.) Tj ET";
    assert_eq!(read(&of_pages(&[content])).unwrap().text, "One.\n\nTwo.");
}

#[test]
fn a_line_that_is_printed_twice_to_look_bold_is_read_once() {
    let content = "BT /F1 12 Tf 72 770 Td (Bold) Tj ET BT /F1 12 Tf 72.3 770 Td (Bold) Tj ET";
    assert_eq!(read(&of_pages(&[content])).unwrap().text, "Bold");
}

#[test]
fn the_text_beneath_a_scan_is_read() {
    let content = "BT 3 Tr /F1 12 Tf 72 770 Td (Recognised words) Tj ET";
    assert_eq!(read(&of_pages(&[content])).unwrap().text, "Recognised words");
}

#[test]
fn a_turned_page_is_read_upright() {
    let mut objects =
        objects_of_pages(&["BT /F1 12 Tf 0 1 -1 0 100 100 Tm (First) Tj 0 -14 Td (Second) Tj ET"]);
    objects[3] = page(5, "/Rotate 90");
    assert_eq!(read(&file(&objects, "")).unwrap().text, "First\nSecond");
}

#[test]
fn a_scan_without_text_is_told_what_it_needs() {
    let refused = read(&of_pages(&["0 0 100 100 re f"])).unwrap_err();
    assert_eq!(refused, DocumentError::NoText);
    assert!(refused.to_string().contains("OCR"));
}

#[test]
fn a_password_is_asked_for_and_not_guessed() {
    let key = "0123456789abcdef".repeat(4);
    let encryption = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> /ID [<{key}> <{key}>]"
    );
    assert_eq!(read(&file(&objects_of_pages(&[FIRST]), &encryption)), Err(DocumentError::Encrypted));
}

#[test]
fn more_pages_than_the_limit_are_cut_and_told() {
    let limits = Limits { max_pages: 1, ..Limits::default() };
    let cut = read_within(&of_pages(&[SECOND, FIRST]), &limits).unwrap();
    assert_eq!(cut, Extracted { text: "The second page.".to_owned(), pages: Some(2), truncated: true });
}

#[test]
fn a_text_longer_than_the_limit_is_cut_and_told() {
    let limits = Limits { max_chars: 7, ..Limits::default() };
    let cut = read_within(&of_pages(&[FIRST, SECOND]), &limits).unwrap();
    assert_eq!(cut, Extracted { text: "A model".to_owned(), pages: Some(2), truncated: true });
}

#[test]
fn a_broken_table_of_places_is_repaired() {
    let whole = of_pages(&[FIRST]);
    let table = whole.windows(4).position(|four| four == b"xref").unwrap();
    assert!(read(&whole[..table]).unwrap().text.starts_with("A model of 7B"));
}

#[test]
fn a_file_that_is_cut_anywhere_is_read_in_part_or_refused() {
    let whole = of_pages(&[FIRST, SECOND]);
    for end in 9..whole.len() {
        match read(&whole[..end]) {
            Ok(_) | Err(DocumentError::Unreadable { .. } | DocumentError::NoText) => {}
            other => panic!("cut at {end}: {other:?}"),
        }
    }
}

#[test]
fn garbage_behind_the_mark_is_unreadable() {
    assert_unreadable(read(
        b"%PDF-1.7\n\x00\xff\xfe 1 0 obj << /Type trailer startxref 99999999999999999999",
    ));
}

#[test]
fn a_page_tree_that_bites_its_tail_ends() {
    let mut objects = objects_of_pages(&[FIRST]);
    objects[1] =
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 4 0 R 2 0 R 1 0 R] /Count 999999999 >>".to_owned();
    assert!(read(&file(&objects, "")).unwrap().text.starts_with("A model of 7B"));
}

#[test]
fn references_in_a_circle_are_no_page() {
    let objects = ["<< /Type /Catalog /Pages 2 0 R >>", "3 0 R", "2 0 R"].map(str::to_owned);
    assert_unreadable(read(&file(&objects, "")));
}

#[test]
fn a_table_of_places_that_follows_itself_ends() {
    let bytes = file(&objects_of_pages(&[FIRST]), "/Prev 9");
    let table = bytes.windows(4).position(|four| four == b"xref").unwrap();
    let bytes = file(&objects_of_pages(&[FIRST]), &format!("/Prev {table}"));
    assert!(read(&bytes).unwrap().text.starts_with("A model of 7B"));
}

#[test]
fn a_page_tree_as_deep_as_a_file_allows_ends() {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    for level in 2..20_000 {
        objects.push(format!("<< /Type /Pages /Kids [{} 0 R] /Count 1 >>", level + 1));
    }
    objects.push(page(objects.len() + 2, ""));
    objects.push(stream(FIRST));
    let read = read(&file(&objects, ""));
    assert!(!matches!(read, Err(DocumentError::Failed { .. })), "{read:?}");
}

#[test]
fn arrays_in_arrays_without_end_are_refused() {
    let deep = format!("<< /Type /Catalog /Pages {} 2 0 R >>", "[".repeat(100_000));
    assert_unreadable(read(&file(&[deep], "")));
}
