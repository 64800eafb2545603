//! Tags: a person's own words for grouping models.

use crate::text::{TextError, fold, line};
use crate::violation::Violation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One tag: trimmed, case-folded, 1 to 50 characters, unique in its workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Tag(String);

impl Tag {
    /// The longest that is accepted, in characters.
    pub const MAX_CHARS: usize = 50;

    /// Trims, folds and checks the text.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        // Folded first: lower case may have more characters than upper case (`İ`).
        line(&fold(text), Self::MAX_CHARS).map(Self)
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Tag {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        Self::parse(&text)
    }
}

impl From<Tag> for String {
    fn from(tag: Tag) -> String {
        tag.0
    }
}

/// The colour that a tag is shown in: `#` and six hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TagColor(String);

/// Not a colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot read {0:?} as a colour; write # and six hexadecimal digits, such as #2f6fde")]
pub struct TagColorError(String);

impl Violation for TagColorError {
    fn code(&self) -> &'static str {
        "malformed"
    }
}

impl TagColor {
    /// Reads `#2f6fde`.
    pub fn parse(text: &str) -> Result<Self, TagColorError> {
        let text = text.trim().to_ascii_lowercase();
        let is_color = text
            .strip_prefix('#')
            .is_some_and(|digits| digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()));
        if is_color { Ok(Self(text)) } else { Err(TagColorError(text.chars().take(20).collect())) }
    }

    /// The text, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The tags of one model: no two alike, in alphabetical order, at most [`Tags::MAX`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeSet<Tag>", into = "BTreeSet<Tag>")]
pub struct Tags(BTreeSet<Tag>);

/// More tags than a model can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} tags were given; a model has at most {max}", max = Tags::MAX)]
pub struct TooManyTags(usize);

impl Violation for TooManyTags {
    fn code(&self) -> &'static str {
        "too_many"
    }
}

impl Tags {
    /// The most tags that a model has: beyond this a tag no longer tells models apart.
    pub const MAX: usize = 50;

    /// Takes the tags, folding duplicates into one.
    pub fn new(tags: impl IntoIterator<Item = Tag>) -> Result<Self, TooManyTags> {
        let tags: BTreeSet<Tag> = tags.into_iter().collect();
        if tags.len() > Self::MAX { Err(TooManyTags(tags.len())) } else { Ok(Self(tags)) }
    }

    /// The first [`Tags::MAX`] distinct tags, for sources that are not a person's word.
    pub fn first(tags: impl IntoIterator<Item = Tag>) -> Self {
        let mut kept = BTreeSet::new();
        for tag in tags {
            if kept.len() == Self::MAX {
                break;
            }
            kept.insert(tag);
        }
        Self(kept)
    }

    /// The tags in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = &Tag> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<BTreeSet<Tag>> for Tags {
    type Error = TooManyTags;
    fn try_from(tags: BTreeSet<Tag>) -> Result<Self, TooManyTags> {
        Self::new(tags)
    }
}

impl From<Tags> for BTreeSet<Tag> {
    fn from(tags: Tags) -> Self {
        tags.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(count: usize) -> impl Iterator<Item = Tag> {
        (0..count).map(|n| Tag::parse(&format!("tag {n:03}")).unwrap())
    }

    #[test]
    fn a_tag_is_trimmed_and_folded() {
        assert_eq!(Tag::parse("  To Read ").unwrap().as_str(), "to read");
        assert_eq!(Tag::parse("x".repeat(51).as_str()).unwrap_err().code(), "too_long");
        assert_eq!(Tag::parse(" ").unwrap_err().code(), "empty");
    }

    #[test]
    fn a_tag_serialises_as_its_text() {
        let tag: Tag = serde_json::from_str("\"Code\"").unwrap();
        assert_eq!(serde_json::to_string(&tag).unwrap(), "\"code\"");
    }

    #[test]
    fn the_same_tag_in_two_cases_is_one() {
        let tags = Tags::new([Tag::parse("Code").unwrap(), Tag::parse("code").unwrap()]).unwrap();
        assert_eq!(tags.iter().count(), 1);
        assert!(!tags.is_empty());
    }

    #[test]
    fn a_colour_is_six_digits() {
        assert_eq!(TagColor::parse(" #2F6fDE ").unwrap().as_str(), "#2f6fde");
        for text in ["", "2f6fde", "#2f6fd", "#2f6fdeg", "red", "#2f6fdé"] {
            assert_eq!(TagColor::parse(text).unwrap_err().code(), "malformed", "{text}");
        }
    }

    #[test]
    fn fifty_tags_are_enough() {
        assert!(Tags::new(numbered(50)).is_ok());
        let refused = Tags::new(numbered(51)).unwrap_err();
        assert_eq!(
            (refused.code(), refused.to_string().as_str()),
            ("too_many", "51 tags were given; a model has at most 50")
        );
        assert_eq!(Tags::first(numbered(60)).iter().count(), 50);
    }

    #[test]
    fn tags_read_back_from_json() {
        let tags: Tags = serde_json::from_str("[\"b\",\"A\"]").unwrap();
        assert_eq!(serde_json::to_string(&tags).unwrap(), "[\"a\",\"b\"]");
    }
}
