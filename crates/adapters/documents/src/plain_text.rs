use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::bounded_text::BoundedText;
use crate::{DocumentError, Extracted, Limits};

/// How many of 100 characters may be control characters. In texts there are none but those of a terminal's colours;
/// of random bytes they are 12.
const MAX_CONTROL_PERCENT: usize = 5;

pub(crate) fn extract(bytes: &[u8], limits: &Limits) -> Result<Extracted, DocumentError> {
    let decoded = decode(bytes);
    if !is_text(&decoded) {
        return Err(DocumentError::Unsupported);
    }
    let mut text = BoundedText::new(limits.max_chars);
    text.push_str(&with_plain_line_ends(&decoded));
    text.finish(None)
}

/// Whether the start of a document reads as text. It asks no parser, so that a server may call it.
pub(crate) fn looks_like_text(bytes: &[u8]) -> bool {
    const START: usize = 8 * 1024;
    is_text(&decode(bytes.get(..START).unwrap_or(bytes)))
}

fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if is_utf8(bytes) => UTF_8,
        // What is not Unicode is most often of Windows, whose Western page holds Latin-1.
        None => WINDOWS_1252,
    };
    encoding.decode(bytes).0
}

/// Whether bytes read as UTF-8, but for some that broke on the way: a text cut in the middle of a character, or with
/// a line of another encoding, is still UTF-8 where its whole characters are more.
fn is_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || whole > broken
}

fn is_text(text: &str) -> bool {
    let (mut all, mut control) = (0_usize, 0_usize);
    for character in text.chars() {
        if character == '\0' {
            return false;
        }
        all += 1;
        let expected = matches!(character, '\t' | '\n' | '\r' | '\x0c' | '\x1b');
        control += usize::from(character.is_control() && !expected);
    }
    control * 100 <= all * MAX_CONTROL_PERCENT
}

fn with_plain_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains(['\r', '\x0c']) {
        Cow::Owned(text.replace("\r\n", "\n").replace(['\r', '\x0c'], "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> String {
        extract(bytes, &Limits::default()).unwrap().text
    }

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn utf8_is_read_with_and_without_its_mark() {
        assert_eq!(text_of("Größe".as_bytes()), "Größe");
        assert_eq!(text_of("\u{feff}Größe".as_bytes()), "Größe");
    }

    #[test]
    fn utf16_is_read_in_both_orders_by_its_mark() {
        assert_eq!(text_of(&utf16("Größe 🦀", u16::to_le_bytes)), "Größe 🦀");
        assert_eq!(text_of(&utf16("Größe 🦀", u16::to_be_bytes)), "Größe 🦀");
    }

    #[test]
    fn a_text_of_windows_keeps_its_letters() {
        assert_eq!(text_of(b"Gr\xf6\xdfe \x80 5"), "Größe € 5");
    }

    #[test]
    fn utf8_with_one_broken_character_is_still_utf8() {
        assert_eq!(text_of(b"Gr\xc3\xb6\xc3\x9fe \xc3"), "Größe \u{fffd}");
    }

    #[test]
    fn lines_end_in_one_way() {
        assert_eq!(text_of(b"one\r\ntwo\rthree\nfour"), "one\ntwo\nthree\nfour");
    }

    #[test]
    fn bytes_that_are_no_text_are_not_supported() {
        let noise: Vec<u8> = (1..=255).collect();
        assert_eq!(extract(&noise, &Limits::default()), Err(DocumentError::Unsupported));
        assert_eq!(extract(b"text\0more", &Limits::default()), Err(DocumentError::Unsupported));
    }

    #[test]
    fn an_empty_file_has_no_text() {
        assert_eq!(extract(b"", &Limits::default()), Err(DocumentError::NoText));
    }
}
