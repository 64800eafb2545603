//! Cards as they are found.

use super::*;

fn first(card: &str) -> Option<String> {
    description(card)
}

const SAID: &str = "Rocket is a model that flies to the moon.";

#[test]
fn the_first_paragraph_is_found_behind_all_that_decorates_a_card() {
    let card = "---\nlicense: mit\nlanguage: no\n---\n# Rocket\n<!-- a comment -->\n\n<div align=\"center\">\n  <img src=\"x\">\n\
         </div>\n\n[![badge](a.svg)](b) [![badge](c.svg)](d)\n\n![picture of a rocket at night](e.png)\n\n\
         [Paper of the rocket](f) | [Demo of the rocket](g)\n\n| a table | with words |\n|---|---|\n| of | many cells |\n\n\
         > [!NOTE]\n> A note about something else entirely.\n\n- a list with words in it\n\n\
         **Rocket** is a [model](x) that\nflies to the `moon`.\n\nMore of it.\n";
    assert_eq!(first(card).as_deref(), Some(SAID));
}

#[test]
fn a_card_without_words_has_no_description() {
    for card in [
        "",
        "---\n---",
        "---\nlicense: mit\n---\n# Rocket\n",
        "Hello",
        "---\n@#$@%@#\n---",
        "\u{feff}",
        "```\ncode is no text at all\n```",
    ] {
        assert_eq!(first(card), None, "{card:?}");
    }
}

#[test]
fn a_front_matter_that_never_ends_is_not_read_as_text() {
    assert_eq!(first("---\nlicense: mit\nsome words that go on and on without any end\n"), None);
}

#[test]
fn windows_lines_are_lines() {
    assert_eq!(first(&format!("---\r\nlicense: mit\r\n---\r\n\r\n{SAID}\r\n")).as_deref(), Some(SAID));
}

#[test]
fn a_templates_words_are_nobodys() {
    let card = format!(
        "This is the model card of a model. This model card has been automatically generated.\n\n\
         Some words here: [More Information Needed]\n\n{SAID}"
    );
    assert_eq!(first(&card).as_deref(), Some(SAID));
}

#[test]
fn a_text_without_spaces_is_a_text() {
    let card = "# 模型\n\n这是一个用于测试的语言模型,它会飞向月球。";
    assert!(first(card).is_some());
}

#[test]
fn a_long_paragraph_ends_behind_a_sentence_or_a_word() {
    let sentences = first(&"A sentence of words. ".repeat(60)).unwrap();
    assert!(sentences.chars().count() <= MAX_CHARS && sentences.ends_with("words."));
    let words = first(&"word ".repeat(300)).unwrap();
    assert!(words.chars().count() <= MAX_CHARS && words.ends_with("word…"));
    let neither = first(&"ä".repeat(2_000)).unwrap();
    assert_eq!(neither.chars().count(), MAX_CHARS);
}

#[test]
fn other_encodings_are_decoded() {
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("hällo".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(decode(&utf16), "hällo");
    let utf16: Vec<u8> =
        [0xFE, 0xFF].into_iter().chain("hällo".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(decode(&utf16), "hällo");
    assert_eq!(decode(b"\xEF\xBB\xBFhello"), "hello");
    assert_eq!(decode(b"h\xE4llo"), "h\u{fffd}llo");
}

#[test]
fn an_announcement_is_not_shown_without_what_it_announces() {
    assert_eq!(
        first(&format!("The developers of Rocket write:\n\n> a quote\n\n{SAID}")).as_deref(),
        Some(SAID)
    );
    assert_eq!(
        first(&format!("Try the whole rocket here: https://example.org/x\n\n{SAID}")).as_deref(),
        Some(SAID)
    );
    assert_eq!(first(&format!("{SAID} It has these stages:\n\n- one\n")).as_deref(), Some(SAID));
}
