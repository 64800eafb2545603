//! Which models a list shows.

use crate::license::{License, LicenseClass};
use crate::model_type::ModelType;
use crate::status::Status;
use crate::tag::Tag;
use crate::text::{Developer, TextError, fold, line};

/// Which models a list shows; an empty filter shows all that are not in the trash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelFilter {
    /// Words that all must be found in name, developer, notes, tags, links, licence or the Hub's id and description.
    pub text: Option<SearchText>,
    /// Any of these types.
    pub model_types: Vec<ModelType>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// All of these tags.
    pub tags: Vec<Tag>,
    /// Any of these developers, without regard to case.
    pub developers: Vec<Developer>,
    /// Any of these licences or classes of licence.
    pub licenses: Vec<LicenseFilter>,
}

/// One licence or one class of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LicenseFilter {
    /// Exactly this licence, without regard to case.
    Is(License),
    /// Any licence of this class.
    Class(LicenseClass),
}

impl LicenseFilter {
    /// Reads a class (`permissive`) or an id (`apache-2.0`).
    pub fn parse(text: &str) -> Result<Self, TextError> {
        // The class `unknown` is also an id of the Hub's; the class holds the id.
        text.trim()
            .parse()
            .map_or_else(|_| License::parse(text).map(Self::Is), |class| Ok(Self::Class(class)))
    }
}

/// Plain words to be found, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchText(Vec<String>);

impl SearchText {
    /// The longest that is accepted, in characters.
    pub const MAX_CHARS: usize = 500;
    /// The most words: each is one more condition of the database's.
    pub const MAX_WORDS: usize = 16;

    /// Trims, folds and splits the text into words; words beyond [`Self::MAX_WORDS`] are not looked for.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        let folded = fold(&line(text, Self::MAX_CHARS)?);
        Ok(Self(folded.split_whitespace().take(Self::MAX_WORDS).map(str::to_owned).collect()))
    }

    /// The folded words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_license_filter_is_a_class_or_an_id() {
        assert_eq!(
            LicenseFilter::parse("non_commercial").unwrap(),
            LicenseFilter::Class(LicenseClass::NonCommercial)
        );
        assert_eq!(LicenseFilter::parse("MIT").unwrap(), LicenseFilter::Is(License::parse("mit").unwrap()));
        assert!(LicenseFilter::parse("").is_err());
    }

    #[test]
    fn search_text_is_folded_words() {
        let text = SearchText::parse("  Llama  É% ").unwrap();
        assert_eq!(text.words().collect::<Vec<_>>(), ["llama", "é%"]);
        assert_eq!(SearchText::parse(&"a ".repeat(100)).unwrap().words().count(), SearchText::MAX_WORDS);
        assert!(SearchText::parse(" ").is_err());
        assert!(SearchText::parse("a\0b").is_err());
    }
}
