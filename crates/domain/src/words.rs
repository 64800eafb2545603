//! Words as they are indexed and looked for: the same on every database, because we cut them ourselves.
//!
//! A text is cut into terms: runs of letters, runs of digits, single ideographs and single symbols such as emoji. What
//! stands between them (spaces, punctuation) separates and is not looked for. So `Llama-3.1-8B`, `llama 3.1 8b` and
//! `LLaMA3.1_8B` are the same five terms, and `7b` does not find `17B`.

use crate::text::fold;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest term that is kept, in characters; the rest of a longer run is another term.
pub const MAX_TERM_CHARS: usize = 64;

/// A term and where it stands in the text that it was cut from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The folded term.
    pub text: String,
    /// Its place in the text, in bytes.
    pub place: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Ideograph,
    Symbol,
    Mark,
    Separator,
}

fn kind(c: char) -> Kind {
    if is_combining_mark(c) {
        Kind::Mark
    } else if is_ideograph(c) {
        Kind::Ideograph
    } else if c.is_alphabetic() {
        Kind::Letter
    } else if c.is_numeric() {
        Kind::Digit
    } else if c.is_ascii() || c.is_whitespace() || c.is_control() || is_punctuation(c) {
        Kind::Separator
    } else {
        Kind::Symbol
    }
}

/// Scripts that are written without spaces between words: each character is a term, several are looked for as a phrase.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Marks between words beyond ASCII, and characters that are not seen.
fn is_punctuation(c: char) -> bool {
    matches!(u32::from(c), 0xA1..=0xBF | 0xD7 | 0xF7 | 0x2000..=0x206F | 0x2E00..=0x2E7F | 0x3000..=0x303F
        | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F | 0xFF01..=0xFF0F | 0xFF1A..=0xFF20 | 0xFF3B..=0xFF40 | 0xFF5B..=0xFF65
        | 0xFFF0..=0xFFFF | 0x060C | 0x061B | 0x061F | 0x06D4 | 0x0964 | 0x0965 | 0xE000..=0xF8FF | 0xFEFF)
}

/// Cuts a text into its terms.
pub fn terms(text: &str) -> impl Iterator<Item = Term> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.next()?;
            let of = kind(first);
            // A mark that follows no letter stands for nothing.
            if matches!(of, Kind::Separator | Kind::Mark) {
                continue;
            }
            let (mut end, mut chars) = (start + first.len_utf8(), 1);
            while let Some((at, next)) = rest.peek().copied() {
                let joins = match (of, kind(next)) {
                    (Kind::Letter, Kind::Letter | Kind::Mark) | (Kind::Digit, Kind::Digit) => true,
                    (Kind::Ideograph | Kind::Symbol | Kind::Digit, Kind::Mark) => {
                        // It changes how the character is drawn, not which it is.
                        rest.next();
                        continue;
                    }
                    _ => false,
                };
                if !joins || chars == MAX_TERM_CHARS {
                    break;
                }
                (end, chars) = (at + next.len_utf8(), chars + 1);
                rest.next();
            }
            let piece = text.get(start..end)?;
            // An accent is written in one character or in two: both are the same word.
            return Some(Term { text: fold(piece).nfc().collect(), place: start..end });
        }
    })
}

/// The terms of a text, each with a space before it: what contains ` llama` has a term that begins so.
pub fn spaced(text: &str) -> String {
    terms(text).fold(String::new(), |spaced, term| spaced + " " + &term.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        terms(text).map(|term| term.text).collect()
    }

    #[test]
    fn a_models_name_is_cut_the_same_however_it_is_written() {
        let expected = ["llama", "3", "1", "8", "b"];
        for name in ["Llama-3.1-8B", "llama 3.1 8b", "LLaMA3.1_8B", "(llama)/3,1:8b!"] {
            assert_eq!(cut(name), expected, "{name}");
        }
        assert_eq!(cut("Q4_K_M"), ["q", "4", "k", "m"]);
    }

    #[test]
    fn letters_of_any_script_are_terms_and_ideographs_one_each() {
        assert_eq!(cut("l'école Ω Яндекс نموذج"), ["l", "école", "ω", "яндекс", "نموذج"]);
        assert_eq!(cut("通义千问2"), ["通", "义", "千", "问", "2"]);
        assert_eq!(cut("e\u{301}cole"), cut("école"));
    }

    #[test]
    fn emoji_are_terms_and_what_is_not_seen_is_none() {
        assert_eq!(cut("🦙👩🏽‍🔬"), ["🦙", "👩", "🏽", "🔬"]);
        assert_eq!(cut("\u{200f}a\u{2014}b\u{feff}"), ["a", "b"]);
    }

    #[test]
    fn punctuation_and_nothing_are_no_terms() {
        for text in ["", " ", "%", "_", "\\", "'\"`", "…–—“”", "\u{301}"] {
            assert_eq!(cut(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn a_term_knows_its_place() {
        let text = "– Émile7";
        let places: Vec<&str> = terms(text).map(|term| &text[term.place]).collect();
        assert_eq!(places, ["Émile", "7"]);
    }

    #[test]
    fn a_term_has_an_end() {
        assert_eq!(cut(&"x".repeat(130)).iter().map(String::len).collect::<Vec<_>>(), [64, 64, 2]);
    }

    #[test]
    fn spaced_terms_begin_with_a_space() {
        assert_eq!(spaced("Llama-3"), " llama 3");
        assert_eq!(spaced("…"), "");
    }
}
