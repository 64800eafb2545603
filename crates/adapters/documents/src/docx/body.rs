use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use crate::DocumentError;
use crate::bounded_text::BoundedText;

/// Reads the body of a Word document into `text`, until either ends.
pub(super) fn read(xml: impl BufRead, text: &mut BoundedText) -> Result<(), DocumentError> {
    let mut reader = Reader::from_reader(xml);
    let mut body = Body { text, skipped: 0, in_text: 0, cells: 0, row_is_new: false, gap: false };
    let mut buffer = Vec::new();
    while !body.text.is_full() {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_cause| broken())? {
            Event::Start(tag) => body.open(tag.local_name().as_ref()),
            Event::End(tag) => body.close(tag.local_name().as_ref()),
            Event::Empty(tag) => {
                body.open(tag.local_name().as_ref());
                body.close(tag.local_name().as_ref());
            }
            Event::Text(words) => body.say(&words.xml10_content()),
            Event::CData(words) => body.say(&words.xml10_content()),
            Event::GeneralRef(reference) => body.say(&character(&reference)),
            // The format forbids it (ECMA-376 part 2, 8.1.4), and an attack by entities needs it.
            Event::DocType(_) => return Err(DocumentError::unreadable("it declares a document type")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
    Ok(())
}

fn broken() -> DocumentError {
    DocumentError::unreadable("its text is damaged")
}

/// The characters that XML knows by name or number. Nobody else's names mean anything.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    resolve_predefined_entity(reference).unwrap_or_default().to_owned()
}

/// Where the reader is in the body. Counters and no stack: how deep a document nests is up to its sender.
struct Body<'a> {
    text: &'a mut BoundedText,
    /// How many open elements say that nothing in them is text of the document.
    skipped: usize,
    in_text: usize,
    cells: usize,
    row_is_new: bool,
    /// A paragraph of a cell has ended: should another follow, a space parts the two.
    gap: bool,
}

impl Body<'_> {
    fn open(&mut self, element: &str) {
        if self.skipped > 0 || is_skipped(element) {
            self.skipped += 1;
            return;
        }
        match element {
            "t" => self.in_text += 1,
            "tr" if self.cells == 0 => self.row_is_new = true,
            "tc" => {
                if self.cells == 0 && !std::mem::take(&mut self.row_is_new) {
                    self.text.push('\t');
                }
                self.gap = false;
                self.cells += 1;
            }
            // A tab parts the cells of a table, so in a cell it is a space.
            "tab" | "ptab" if self.cells > 0 => self.gap = true,
            "tab" | "ptab" => self.text.push('\t'),
            "br" | "cr" => self.end_line(),
            "noBreakHyphen" => self.put('\u{2011}'),
            _ => {}
        }
    }

    fn close(&mut self, element: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match element {
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "tc" => self.cells = self.cells.saturating_sub(1),
            "p" | "tr" => self.end_line(),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        if self.cells > 0 {
            self.gap = true;
        } else {
            self.text.push('\n');
        }
    }

    fn say(&mut self, words: &str) {
        if self.in_text > 0 && self.skipped == 0 {
            words.chars().for_each(|character| self.put(character));
        }
    }

    fn put(&mut self, character: char) {
        if std::mem::take(&mut self.gap) {
            self.text.part(' ');
        }
        self.text.push(character);
    }
}

/// Deleted and moved text, the instructions of fields, what is said again for old programs, and the properties, whose
/// tab stops are no tabs.
fn is_skipped(element: &str) -> bool {
    matches!(
        element,
        "del"
            | "delText"
            | "delInstrText"
            | "moveFrom"
            | "instrText"
            | "Fallback"
            | "pPr"
            | "rPr"
            | "tblPr"
            | "trPr"
            | "tcPr"
            | "sectPr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(xml: &str) -> String {
        let mut text = BoundedText::new(1_000_000);
        read(xml.as_bytes(), &mut text).unwrap();
        text.finish(None).unwrap().text
    }

    #[test]
    fn runs_join_and_paragraphs_part() {
        let xml = "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>two</w:t></w:r></w:p><w:p><w:r><w:t>Three</w:t></w:r></w:p>";
        assert_eq!(text_of(xml), "One two\nThree");
    }

    #[test]
    fn tabs_and_breaks_are_kept_and_tab_stops_are_not() {
        let xml = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>";
        assert_eq!(text_of(xml), "a\tb\nc");
    }

    #[test]
    fn a_table_keeps_its_rows_and_cells_also_the_empty_ones() {
        let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        let two = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc>";
        let xml = format!(
            "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{two}{}</w:tr></w:tbl>",
            cell("MMLU"),
            cell(""),
            cell("71.2"),
            cell("z")
        );
        assert_eq!(text_of(&xml), "MMLU\t\t71.2\nx y\tz");
    }

    #[test]
    fn deleted_text_and_field_instructions_are_left_out() {
        let xml = "<w:p><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>";
        assert_eq!(text_of(xml), "new");
    }

    #[test]
    fn the_characters_of_xml_are_read() {
        assert_eq!(text_of("<w:p><w:t>a &lt; b &amp;&#160;&#x41;</w:t></w:p>"), "a < b &\u{a0}A");
    }

    #[test]
    fn names_of_other_entities_mean_nothing() {
        assert_eq!(text_of("<w:p><w:t>a&lol9;b</w:t></w:p>"), "ab");
    }

    #[test]
    fn a_declared_document_type_is_refused() {
        let bomb = "<!DOCTYPE d [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><d><w:t>&b;</w:t></d>";
        let read = read(bomb.as_bytes(), &mut BoundedText::new(100));
        assert!(matches!(read, Err(DocumentError::Unreadable { .. })));
    }

    #[test]
    fn damaged_xml_is_told() {
        let read = read("<w:p><w:t>a</w:p>".as_bytes(), &mut BoundedText::new(100));
        assert!(matches!(read, Err(DocumentError::Unreadable { .. })));
    }
}
