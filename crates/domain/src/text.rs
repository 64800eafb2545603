//! Bounded pieces of text: names, developers, versions, notes.

use crate::violation::Violation;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Why a piece of text was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing is left after trimming.
    #[error("must not be empty")]
    Empty,
    /// Longer than its bound.
    #[error("has {actual} {unit}; {max} are allowed")]
    TooLong {
        /// The bound.
        max: usize,
        /// What was given.
        actual: usize,
        /// What is counted: characters or bytes.
        unit: &'static str,
    },
    /// A control character, a NUL byte among them: no database and no terminal shows these faithfully.
    #[error("contains the control character U+{0:04X}")]
    ControlCharacter(u32),
}

impl Violation for TextError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::ControlCharacter(_) => "control_character",
        }
    }
}

/// Trims a single-line text and checks it against its bound in characters.
pub(crate) fn line(text: &str, max: usize) -> Result<String, TextError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    let actual = text.chars().count();
    if actual > max {
        return Err(TextError::TooLong { max, actual, unit: "characters" });
    }
    match text.chars().find(|c| c.is_control()) {
        Some(c) => Err(TextError::ControlCharacter(c.into())),
        None => Ok(text.to_owned()),
    }
}

/// Refuses what no database and no terminal shows faithfully in a text of several lines.
pub(crate) fn prose(text: &str) -> Result<(), TextError> {
    match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        Some(c) => Err(TextError::ControlCharacter(c.into())),
        None => Ok(()),
    }
}

/// Checks a text of several lines against its bound in bytes; nothing of it is changed.
pub(crate) fn markdown(text: &str, max: usize) -> Result<String, TextError> {
    if text.len() > max {
        return Err(TextError::TooLong { max, actual: text.len(), unit: "bytes" });
    }
    prose(text).map(|()| text.to_owned())
}

/// Text as it is compared and sorted: without regard to case, in any script.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// As much of the beginning of a text as fits into so many bytes, cut behind a word where there is one.
pub fn cut_behind_word(text: &str, max_bytes: usize) -> &str {
    let text = text.trim();
    let Some(head) = text.get(..text.floor_char_boundary(max_bytes)).filter(|head| head.len() < text.len())
    else {
        return text;
    };
    let is_whole = text.get(head.len()..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let end =
        if is_whole { None } else { head.rfind(char::is_whitespace).filter(|end| *end > head.len() / 2) };
    end.and_then(|end| head.get(..end)).unwrap_or(head).trim_end()
}

/// A name of an account as it is compared: compatible forms of a character are one (Unicode NFKC), case is none.
pub fn normalise(text: &str) -> String {
    fold(&text.nfkc().collect::<String>()).nfkc().collect()
}

macro_rules! line_of_text {
    ($(#[$doc:meta])* $name:ident, $max:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The longest that is accepted, in characters.
            pub const MAX_CHARS: usize = $max;

            /// Trims the text and checks it.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                line(text, Self::MAX_CHARS).map(Self)
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }
    };
}
pub(crate) use line_of_text;

line_of_text!(
    /// What a model is called.
    ModelName,
    200
);
line_of_text!(
    /// Who made a model: a person, a laboratory, a company.
    Developer,
    200
);
line_of_text!(
    /// Which release of a model is meant, in its developer's own words (`v0.3`, `2507`).
    Version,
    100
);

line_of_text!(
    /// What a workspace is called.
    WorkspaceName,
    100
);
line_of_text!(
    /// What a person calls an API token, to know it again.
    TokenName,
    100
);

/// A person's own words about a model, in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Notes(String);

impl Notes {
    /// The longest that is accepted, in bytes: a page of a list carries up to 200 of them.
    pub const MAX_BYTES: usize = 100_000;

    /// Checks the text; nothing of it is changed, spaces at its ends included.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        markdown(text, Self::MAX_BYTES).map(Self)
    }

    /// The Markdown text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Notes {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        Self::parse(&text)
    }
}

impl From<Notes> for String {
    fn from(notes: Notes) -> String {
        notes.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_counted_in_characters() {
        assert_eq!(ModelName::parse("  Zephyr 7B \n").unwrap().as_str(), "Zephyr 7B");
        assert!(ModelName::parse(&"é".repeat(200)).is_ok());
        let refused = ModelName::parse(&"é".repeat(201)).unwrap_err();
        assert_eq!(refused, TextError::TooLong { max: 200, actual: 201, unit: "characters" });
        assert_eq!(refused.code(), "too_long");
    }

    #[test]
    fn an_empty_name_and_control_characters_are_refused() {
        assert_eq!(ModelName::parse(" \t ").unwrap_err().code(), "empty");
        assert_eq!(ModelName::parse("a\0b").unwrap_err(), TextError::ControlCharacter(0));
        assert_eq!(Developer::parse("a\u{1b}[31m").unwrap_err().code(), "control_character");
        assert_eq!(
            Version::try_from("v1\u{7}".to_owned()).unwrap_err().to_string(),
            "contains the control character U+0007"
        );
    }

    #[test]
    fn notes_keep_every_byte_of_their_markdown() {
        let markdown = "  # Title\r\n\n\t- point \n";
        assert_eq!(Notes::parse(markdown).unwrap().as_str(), markdown);
        assert_eq!(String::from(Notes::try_from(markdown.to_owned()).unwrap()), markdown);
    }

    #[test]
    fn notes_are_bounded_in_bytes_and_refuse_nul() {
        assert!(Notes::parse(&"x".repeat(Notes::MAX_BYTES)).is_ok());
        assert_eq!(Notes::parse(&"x".repeat(Notes::MAX_BYTES + 1)).unwrap_err().code(), "too_long");
        assert_eq!(Notes::parse("a\0").unwrap_err().code(), "control_character");
    }

    #[test]
    fn folding_knows_more_than_ascii() {
        assert_eq!(fold("ÉCOLE Ω"), "école ω");
    }

    #[test]
    fn compatible_forms_of_a_name_are_one() {
        assert_eq!(normalise("ＡＤＡ"), "ada");
        assert_eq!(normalise("e\u{301}"), normalise("É"));
        assert_eq!(normalise("ﬁn"), "fin");
        assert_eq!(normalise(&normalise("\u{3d2}\u{308}K")), normalise("\u{3d2}\u{308}K"));
    }

    #[test]
    fn a_line_serialises_as_its_text() {
        let name: ModelName = serde_json::from_str("\" x \"").unwrap();
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"x\"");
    }
}
